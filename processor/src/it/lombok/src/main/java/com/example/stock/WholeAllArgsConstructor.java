package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.AllArgsConstructor
@Delayable
public class WholeAllArgsConstructor {

    private final String name = "n";
    private int count;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
