package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run on one worker: a plain loop in the calling thread, with the failures of any other run. */
final class SequentialRun {

    private SequentialRun() {}

    static List<@Nullable Object> run(Iterator<? extends @Nullable Job<?>> jobs) {
        List<@Nullable Object> results = new ArrayList<>();
        while (jobs.hasNext()) {
            results.add(call(Checks.nonNullJob(jobs.next(), results.size()), results.size()));
        }
        return Collections.unmodifiableList(results);
    }

    @SuppressWarnings("ReferenceEquality") // the very same class loader is meant
    private static @Nullable Object call(Job<?> job, int index) {
        Thread current = Thread.currentThread();
        ClassLoader loader = current.getContextClassLoader();
        try {
            // The thread is the caller's, and so is its interrupt flag, whoever has set it.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return job.call();
        } catch (InterruptedException e) {
            current.interrupt();
            throw Failures.interrupted(e, ", at " + Failures.describe(job, index));
        } catch (Throwable e) {
            Failures failures = new Failures();
            failures.add(job, index, e);
            throw Throwables.sneaky(failures.toThrowable(""));
        } finally {
            if (current.getContextClassLoader() != loader) {
                current.setContextClassLoader(loader);
            }
        }
    }
}
