package dev.delayable.runtime;

import java.io.IOException;
import java.util.List;

/** A program that runs jobs and prints their results, for tests that need a JVM of its own. */
final class AloneInJvm {

    private AloneInJvm() {}

    public static void main(String[] args) {
        Parallel parallel = Parallel.nJobs(2);
        System.out.println((Boolean.getBoolean("progress") ? parallel.progress() : parallel).run(TestJob.squares(4)));
        System.out.println(ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? "jdk.jfr" : "no jdk.jfr");
    }

    /** Runs this program; returns the lines that it prints, in either stream. */
    static List<String> outputWith(String... jvmOptions) throws IOException {
        return OtherJvm.output(List.of(jvmOptions), AloneInJvm.class);
    }
}
