package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.log4j.Log4j
@Delayable
public class WholeLog4j {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
