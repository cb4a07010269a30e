package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.StandardException
@Delayable
public class WholeStandardException extends RuntimeException {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
