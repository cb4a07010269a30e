package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.ExtensionMethod(java.util.Arrays.class)
@Delayable
public class WholeExtensionMethod {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
