package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.slf4j.Slf4j
public class MarkedSlf4j {

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
