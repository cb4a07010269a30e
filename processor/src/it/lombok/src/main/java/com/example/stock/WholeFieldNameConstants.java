package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.FieldNameConstants
@Delayable
public class WholeFieldNameConstants {

    private int count;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
