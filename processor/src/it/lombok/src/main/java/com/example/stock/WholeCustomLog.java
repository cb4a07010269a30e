package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.CustomLog
@Delayable
public class WholeCustomLog {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
