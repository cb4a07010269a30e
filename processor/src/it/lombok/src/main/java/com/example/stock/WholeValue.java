package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.Value
@Delayable
public class WholeValue {

    int count;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
