package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.Getter
public class MarkedGetter {

    private int count;

    @lombok.Getter(lazy = true)
    private final int later = 1;

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
