package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.experimental.Accessors(fluent = true)
@Delayable
public class WholeAccessors {

    @lombok.Getter
    @lombok.Setter
    private int count;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
