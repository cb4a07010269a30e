package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.apachecommons.CommonsLog
@Delayable
public class WholeCommonsLog {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
