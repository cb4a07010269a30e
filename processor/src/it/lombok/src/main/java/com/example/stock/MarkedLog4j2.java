package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.log4j.Log4j2
public class MarkedLog4j2 {

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
