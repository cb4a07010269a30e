package com.example.stock;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;
import lombok.NonNull;

/** Annotations of Lombok on methods, parameters and fields. */
public class Members {

    @lombok.Getter
    @lombok.Setter
    private int count;

    private final java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();

    @lombok.experimental.Delegate
    private final CharSequence text = "text";

    @lombok.Synchronized
    @Delayable
    public int locked(int x) {
        return x;
    }

    @lombok.Locked("lock")
    @Delayable
    public int lockedAnew(int x) {
        return x;
    }

    @lombok.SneakyThrows
    @Delayable
    public static int sneaky(int x) {
        if (x < 0) {
            throw new java.io.IOException("negative");
        }
        return x;
    }

    @lombok.experimental.Tolerate
    @Delayable
    public int tolerated(String x) {
        return x.length();
    }

    @lombok.Builder(builderMethodName = "sums")
    @Delayable
    public static int sum(int a, int b) {
        return a + b;
    }

    @lombok.NonNull
    @Delayable
    public static String checked(
            @NonNull String a,
            @Keyword("k") @NonNull String b,
            @NonNull List<@NonNull String> c,
            @NonNull String[] d,
            @NonNull String... rest) {
        return a + b + c + d.length + rest.length;
    }

    @Delayable
    public <T> T same(@NonNull T t, @Keyword @NonNull T other) {
        return t;
    }
}
