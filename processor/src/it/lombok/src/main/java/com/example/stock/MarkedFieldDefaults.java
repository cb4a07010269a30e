package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.FieldDefaults(level = lombok.AccessLevel.PRIVATE)
public class MarkedFieldDefaults {

    int count = 1;

    @lombok.experimental.NonFinal
    int next = 1;

    @lombok.experimental.PackagePrivate
    int last = 1;

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
