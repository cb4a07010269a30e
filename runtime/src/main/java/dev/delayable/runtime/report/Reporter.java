package dev.delayable.runtime.report;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reports of one run on a thread of its own: again and again while the run goes on, so that they are there when the
 * JVM is killed, and a last time at its end. Whatever goes wrong is logged, and does not reach the run.
 */
final class Reporter {

    private static final long FIRST_WRITE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** The files are written in no more than this part of the time. */
    private static final int TIME_SHARE = 50;

    /** In longer runs they are written after this part of the time. */
    private static final int RUN_SHARE = 100;

    /** Nobody waits longer than that for a file system that does not answer. */
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** A file and what is written to it. */
    private record Target(OutputFile file, Format format) {}

    @FunctionalInterface
    private interface Format {
        void write(Snapshot snapshot, ReportModel model, OutputStream out) throws IOException;
    }

    private final Recording recording;
    private final boolean showsArguments;
    private final List<Target> targets = new ArrayList<>();
    private final @Nullable LiveServer live;
    private final @Nullable Thread thread;
    private final @Nullable Thread exitHook;

    /** Open until the files are written for the last time. */
    private final CountDownLatch written = new CountDownLatch(1);

    /** Set once, before the thread is started. */
    private WeakReference<RunRecording> owner = new WeakReference<>(null);

    /** Guarded by this. */
    private RunState state = RunState.RUNNING;

    /** Guarded by this. */
    private String reason = "";

    Reporter(Recording recording, ReportSettings settings) {
        this.recording = recording;
        this.showsArguments = settings.showsArguments();
        long number = settings.isNumbered() ? RunNumbers.next(settings) : 0;
        addTarget(settings.html(), number, (snapshot, model, out) -> HtmlPage.write(model, out));
        addTarget(settings.chromeTrace(), number, (snapshot, model, out) -> ChromeTrace.write(model, out));
        addTarget(settings.csv(), number, (snapshot, model, out) -> CsvFile.write(snapshot, out));
        this.live = settings.live() == null ? null : LiveServer.start(settings.live(), this::model);
        this.thread = targets.isEmpty() && live == null ? null : daemon(this::writeUntilEnd);
        this.exitHook = thread == null ? null : new Thread(this::exits, "delayable-report-exit");
    }

    /** Begins to report on a run, until it ends, or until nobody can end it any more: its stream was dropped. */
    void start(RunRecording run) {
        owner = new WeakReference<>(run);
        if (thread != null && exitHook != null) {
            try {
                Runtime.getRuntime().addShutdownHook(exitHook);
            } catch (IllegalStateException e) {
                // The JVM exits already.
            }
            thread.start();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "delayable-report");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    private void addTarget(@Nullable Path path, long number, Format format) {
        OutputFile file = path == null ? null : OutputFile.open(RunNumbers.numbered(path, number), this);
        if (file != null) {
            targets.add(new Target(file, format));
        }
    }

    private void writeUntilEnd() {
        try {
            long next = FIRST_WRITE_NANOS;
            while (awaitEnd(next - recording.now())) {
                if (owner.get() == null) {
                    ended(RunState.STOPPED, "its results were not read to the end");
                    break;
                }
                long start = recording.now();
                write();
                long took = recording.now() - start;
                long interval = Math.min(MAX_INTERVAL_NANOS, recording.now());
                next = recording.now() + Math.max(Math.max(interval, recording.now() / RUN_SHARE), took * TIME_SHARE);
            }
            write();
        } catch (Throwable e) { // an OutOfMemoryError for example; the run goes on
            System.getLogger("dev.delayable.runtime")
                    .log(Level.WARNING, "the report of a run is not written to its end", e);
        } finally {
            targets.forEach(target -> target.file().close());
            if (live != null) {
                live.close();
            }
            written.countDown();
            forgetExit();
        }
    }

    private void write() {
        if (targets.isEmpty()) {
            return;
        }
        Snapshot snapshot = snapshot();
        ReportModel model = new ReportModel(snapshot, showsArguments);
        for (Target target : targets) {
            target.file().write(out -> target.format().write(snapshot, model, out));
        }
    }

    private ReportModel model() {
        return new ReportModel(snapshot(), showsArguments);
    }

    /** Without the lock, for texts of jobs are code of users. */
    private Snapshot snapshot() {
        RunState how;
        String why;
        synchronized (this) {
            how = state;
            why = reason;
        }
        return recording.snapshot(how, why);
    }

    /** Waits for the end of the run or for a time to pass; returns whether the run goes on. */
    private synchronized boolean awaitEnd(long nanos) {
        long until = System.nanoTime() + nanos;
        while (state == RunState.RUNNING) {
            long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (millis <= 0) {
                return true;
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                // Nobody has reason to; the files are to be written all the same.
            }
        }
        return false;
    }

    private synchronized void ended(RunState how, String why) {
        if (state == RunState.RUNNING) {
            recording.ends();
            state = how;
            reason = why;
            notifyAll();
        }
    }

    /** Writes the files a last time, and returns when they are written. */
    void end(RunState how, String why) {
        ended(how, why);
        if (thread != null) {
            awaitFiles();
        }
    }

    private void forgetExit() {
        if (exitHook != null) {
            try {
                boolean unused = Runtime.getRuntime().removeShutdownHook(exitHook);
            } catch (IllegalStateException e) {
                // The JVM exits already.
            }
        }
    }

    /** The JVM exits: by {@code System.exit}, or by a signal that it can handle. */
    private void exits() {
        ended(RunState.CUT_SHORT, "");
        if (thread != null) {
            awaitFiles();
        }
    }

    private void awaitFiles() {
        boolean isInterrupted = false;
        long until = System.nanoTime() + MAX_WAIT_NANOS;
        for (long left = MAX_WAIT_NANOS; left > 0; left = until - System.nanoTime()) {
            try {
                boolean unused = written.await(left, TimeUnit.NANOSECONDS);
                break;
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
