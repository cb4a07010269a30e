package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.Getter
@Delayable
public class WholeGetter {

    private int count;

    @lombok.Getter(lazy = true)
    private final int later = 1;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
