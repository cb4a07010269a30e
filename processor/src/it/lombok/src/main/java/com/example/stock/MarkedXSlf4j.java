package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.slf4j.XSlf4j
public class MarkedXSlf4j {

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
