package dev.delayable.runtime.progress;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The events of a run, played to a listener by hand; the clock stands still unless the test moves it. */
final class PlayedRun {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final RunListener listener;
    private long nanos = 17;
    private int taken;
    private int finished;
    private int failed;

    PlayedRun(Function<PlayedRun, RunListener> report) {
        this.listener = report.apply(this).forRun();
    }

    PrintStream out() {
        return out;
    }

    long nanoTime() {
        return nanos;
    }

    /** A run of jobs that are all known. */
    PlayedRun startsWith(int total, int workers) {
        listener.runStarted(total, workers);
        return taking(total);
    }

    /** A run of jobs that are taken one by one. */
    PlayedRun startsLazily(int workers) {
        listener.runStarted(-1, workers);
        return this;
    }

    PlayedRun taking(int jobs) {
        for (int i = 0; i < jobs; i++) {
            listener.submitted(taken++, new Nothing());
        }
        return this;
    }

    PlayedRun after(double seconds) {
        nanos += Math.round(seconds * 1e9);
        return this;
    }

    PlayedRun finishing(int jobs) {
        for (int i = 0; i < jobs; i++) {
            listener.finished(new Outcome.Success<>(finished++ + failed, new Nothing(), 0, 1, Duration.ZERO));
        }
        return this;
    }

    PlayedRun failing(int jobs) {
        return failing(jobs, new IllegalStateException("no"));
    }

    /** Jobs that are interrupted by the stop of the run. */
    PlayedRun interrupting(int jobs) {
        return failing(jobs, new CancellationException("interrupted: its run was stopped"));
    }

    private PlayedRun failing(int jobs, Exception failure) {
        for (int i = 0; i < jobs; i++) {
            listener.failed(new Outcome.Failure<>(finished + failed++, new Nothing(), failure, 1, Duration.ZERO));
        }
        return this;
    }

    PlayedRun ends() {
        listener.runFinished(finished, failed);
        return this;
    }

    /** What was printed, cut at the ends of lines and where a line is written over. */
    List<String> lines() {
        out.flush();
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private record Nothing() implements Job<Integer> {

        @Override
        public DelayedFunction<Integer> function() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }

        @Override
        public Integer call() {
            return 0;
        }
    }
}
