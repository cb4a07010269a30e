package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.Setter
@Delayable
public class WholeSetter {

    private int count;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
