package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.With
@lombok.AllArgsConstructor
@Delayable
public class WholeWith {

    private final int count;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
