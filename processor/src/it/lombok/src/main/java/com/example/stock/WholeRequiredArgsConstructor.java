package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.RequiredArgsConstructor
@Delayable
public class WholeRequiredArgsConstructor {

    @lombok.NonNull
    private final String name;

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
