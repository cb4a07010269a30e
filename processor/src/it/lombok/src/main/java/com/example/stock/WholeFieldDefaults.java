package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.FieldDefaults(level = lombok.AccessLevel.PRIVATE)
@Delayable
public class WholeFieldDefaults {

    int count = 1;

    @lombok.experimental.NonFinal
    int next = 1;

    @lombok.experimental.PackagePrivate
    int last = 1;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
