package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.log4j.Log4j2
@Delayable
public class WholeLog4j2 {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
