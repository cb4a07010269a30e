package com.example.stock;

import dev.delayable.annotations.Delayable;

@lombok.extern.jbosslog.JBossLog
public class MarkedJBossLog {

    @Delayable
    public int twice(int x) {
        return 2 * x;
    }

    @Delayable
    public static int main(String text) {
        return text.length();
    }
}
