package com.example.notes;

import dev.delayable.annotations.Delayable;

/** Has a factory; after the edit it has none. */
final class Drafts {

    private Drafts() {}

    @Delayable
    static String write(int number) {
        return "drafted " + number;
    }
}
