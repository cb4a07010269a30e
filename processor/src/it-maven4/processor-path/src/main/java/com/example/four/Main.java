package com.example.four;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import dev.delayable.runtime.Parallel;
import java.util.stream.IntStream;

/** One job, whose factory the processor of this build writes. */
public final class Main {

    private Main() {}

    @Delayable
    static int scaled(int value, @Keyword("10") int factor) {
        return value * factor;
    }

    public static void main(String[] args) throws Exception {
        System.out.println("scaled: " + Parallel.nJobs(2).run(IntStream.range(0, 4).mapToObj(MainDelayed::scaled)));
    }
}
