package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.WithBy
@lombok.AllArgsConstructor
@Delayable
public class WholeWithBy {

    private final int count;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
