package dev.delayable.runtime.report;

import java.util.List;

/**
 * A table of the page, before it is HTML or JSON.
 *
 * @param id tells it from the others
 * @param title what it shows
 * @param notes what else is to be said, one paragraph each
 * @param columns the heads of the columns; numbers stand to the right below those that start with {@link #NUMBER}
 * @param rows the cells, as many in each row as there are columns; if there are none, only the notes are shown
 */
record Table(String id, String title, List<String> notes, List<String> columns, List<List<String>> rows) {

    static final String NUMBER = "#";

    static boolean isNumber(String column) {
        return column.startsWith(NUMBER);
    }

    static String head(String column) {
        return isNumber(column) ? column.substring(NUMBER.length()) : column;
    }
}
