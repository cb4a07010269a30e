package com.example.notes;

/** Has a factory; after the edit it has none. */
final class Drafts {

    private Drafts() {}

    static String write(int number) {
        return "drafted " + number;
    }
}
