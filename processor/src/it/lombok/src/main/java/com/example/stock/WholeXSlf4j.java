package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.slf4j.XSlf4j
@Delayable
public class WholeXSlf4j {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
