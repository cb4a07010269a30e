package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.UtilityClass
@Delayable
public class WholeUtilityClass {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
