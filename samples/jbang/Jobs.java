///usr/bin/env jbang "$0" "$@" ; exit $?
//DEPS dev.delayable:delayable-runtime:0.1.0-SNAPSHOT
//DEPS dev.delayable:delayable-processor:0.1.0-SNAPSHOT
//JAVAC_OPTIONS -proc:full

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import dev.delayable.runtime.Parallel;
import java.util.stream.IntStream;

public class Jobs {

    @Delayable
    static int scaled(int value, @Keyword("10") int factor) {
        return value * factor;
    }

    public static void main(String[] args) throws Exception {
        System.out.println("scaled: " + Parallel.nJobs(2).run(IntStream.range(0, 4).mapToObj(JobsDelayed::scaled)));
    }
}
