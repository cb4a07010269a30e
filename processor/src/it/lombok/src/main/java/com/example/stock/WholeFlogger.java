package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.flogger.Flogger
@Delayable
public class WholeFlogger {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
