package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.log4j.Log4j
public class MarkedLog4j {

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
