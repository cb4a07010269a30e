package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.java.Log
@Delayable
public class WholeLog {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
