package dev.delayable.runtime.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/**
 * Draws how far one run is, as a bar with rate, elapsed and remaining time:
 *
 * <pre>
 *  50% [=======        ] 10 of 20 jobs, 5.0 jobs/s, elapsed 2.0s, remaining 2.0s
 * </pre>
 *
 * <p>The only class that needs the library {@code me.tongfei:progressbar}: no other may touch it before {@link Progress} has
 * seen that the library is there. The library draws in a thread of its own, a few times a second, however many jobs end.
 */
final class TerminalBar extends RunProgress {

    private static final int MILLIS_BETWEEN_PICTURES = 200;

    private static final double MILLIS_PER_SECOND = 1000;

    private final ProgressBarBuilder builder;

    /** Null before the run has begun. Guarded by the lock of the super class. */
    private @Nullable ProgressBar bar;

    // Read by the thread that draws, which must not wait for the lock: who closes the bar waits for the last picture.

    private volatile String state = "";
    private volatile long fromMemory;
    private volatile boolean goesOn = true;

    private TerminalBar(ProgressBarBuilder builder) {
        super(System::nanoTime);
        this.builder = builder;
    }

    /** A bar in the terminal; bars of runs that go on at the same time stand in lines of their own. */
    static TerminalBar onStandardError() {
        // Asked once: the library would ask for each picture, and gets other answers while several bars are drawn.
        int width = new ConsoleProgressBarConsumer(System.err).getMaxRenderedLength();
        return new TerminalBar(new ProgressBarBuilder().setMaxRenderedLength(width));
    }

    /** A bar in a stream that is taken for a terminal of some width. */
    static TerminalBar on(PrintStream out, int width) {
        return new TerminalBar(new ProgressBarBuilder().setConsumer(new ConsoleProgressBarConsumer(out, width)));
    }

    @Override
    void begins(int workers) {
        bar = builder.setInitialMax(total())
                .setRenderer(this::picture)
                .setUpdateIntervalMillis(MILLIS_BETWEEN_PICTURES)
                .continuousUpdate()
                .build();
    }

    private String picture(ProgressState progress, int width) {
        long done = progress.getCurrent();
        long total = progress.isIndefinite() ? -1 : progress.getMax();
        double elapsed = progress.getTotalElapsed().toMillis() / MILLIS_PER_SECOND;
        String line = ProgressText.line(done, Math.max(0, done - fromMemory), total, state, elapsed, goesOn);
        String picture = ProgressText.bar(done, total, line, width);
        // What is left of a longer picture before is written over.
        return picture + " ".repeat(Math.max(0, width - picture.length()));
    }

    @Override
    void advances() {
        ProgressBar running = bar;
        if (running != null) {
            running.stepTo(done());
            fromMemory = recalled();
            state = ProgressText.state(recalled(), failed());
        }
    }

    @Override
    void ends() {
        ProgressBar running = bar;
        if (running == null) {
            return;
        }
        state = result();
        goesOn = false;
        // Closing waits for the last picture, and would swallow an interrupt that is the user's.
        boolean interrupted = Thread.interrupted();
        try {
            running.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
