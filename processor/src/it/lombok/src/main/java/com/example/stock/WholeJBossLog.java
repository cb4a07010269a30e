package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.jbosslog.JBossLog
@Delayable
public class WholeJBossLog {

    public int twice(int x) {
        return 2 * x;
    }

    public static int main(String text) {
        return text.length();
    }
}
