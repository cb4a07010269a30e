package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.Builder
public class MarkedBuilder {

    private final int count;

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
