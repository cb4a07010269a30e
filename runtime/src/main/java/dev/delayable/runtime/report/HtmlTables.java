package dev.delayable.runtime.report;

import java.util.List;

/** Prints the numbers of a run as HTML that needs no script. The script prints the same of a live run. */
final class HtmlTables {

    private final StringBuilder out = new StringBuilder();

    private HtmlTables() {}

    static String facts(List<Fact> facts) {
        HtmlTables html = new HtmlTables();
        for (Fact fact : facts) {
            html.out
                    .append("<div class=\"fact\" data-fact=\"")
                    .append(fact.id())
                    .append("\"><dt>");
            html.text(fact.label());
            html.out.append("</dt><dd><span class=\"value\">");
            html.text(fact.value());
            html.out.append("</span><span class=\"detail\">");
            html.text(fact.detail());
            html.out.append("</span></dd></div>\n");
        }
        return html.out.toString();
    }

    static String notes(List<String> notes) {
        HtmlTables html = new HtmlTables();
        html.paragraphs(notes);
        return html.out.toString();
    }

    static String tables(List<Table> tables) {
        HtmlTables html = new HtmlTables();
        tables.forEach(html::table);
        return html.out.toString();
    }

    private void table(Table table) {
        out.append("<section class=\"table\" id=\"").append(table.id()).append("\">\n<h2>");
        text(table.title());
        out.append("</h2>\n");
        paragraphs(table.notes());
        if (!table.rows().isEmpty()) {
            out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
            text(table.title());
            out.append("\"><table>\n<thead><tr>");
            for (String column : table.columns()) {
                out.append("<th scope=\"col\"").append(style(column)).append('>');
                text(Table.head(column));
                out.append("</th>");
            }
            out.append("</tr></thead>\n<tbody>\n");
            table.rows().forEach(row -> row(table, row));
            out.append("</tbody></table></div>\n");
        }
        out.append("</section>\n");
    }

    private void row(Table table, List<String> row) {
        out.append("<tr>");
        for (int i = 0; i < row.size(); i++) {
            out.append("<td").append(style(table.columns().get(i))).append('>');
            text(row.get(i));
            out.append("</td>");
        }
        out.append("</tr>\n");
    }

    private static String style(String column) {
        return Table.isNumber(column) ? " class=\"number\"" : "";
    }

    private void paragraphs(List<String> notes) {
        for (String note : notes) {
            out.append("<p>");
            text(note);
            out.append("</p>\n");
        }
    }

    private void text(String text) {
        escape(text, out);
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        escape(text, escaped);
        return escaped.toString();
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                // No document may hold other control characters.
                default -> out.append(Character.isISOControl(c) && !Character.isWhitespace(c) ? '\ufffd' : c);
            }
        }
    }
}
