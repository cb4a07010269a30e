package com.example.notes;

import dev.delayable.annotations.Delayable;

/** Has two factories; after the edit it has one. */
final class Notes {

    private Notes() {}

    @Delayable
    static String read(int number) {
        return "note " + number;
    }

    @Delayable
    static String write(int number) {
        return "wrote " + number;
    }
}
