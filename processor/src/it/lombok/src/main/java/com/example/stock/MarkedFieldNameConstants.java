package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.FieldNameConstants
public class MarkedFieldNameConstants {

    private int count;

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
