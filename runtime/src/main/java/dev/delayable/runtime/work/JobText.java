package dev.delayable.runtime.work;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.LambdaJob;
import dev.delayable.runtime.support.MappedJob;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Texts of users' objects for messages. A user's {@code toString()} may throw, block on a lock, or never return. It must
 * neither hide the failure that the message describes nor delay the end of a run. Therefore a thread of its own calls it,
 * unless it is known to be harmless; if there is no text after {@value #LIMIT_MILLIS} ms, the message names the object in
 * another way.
 */
public final class JobText {

    private static final long LIMIT_MILLIS = 100;

    /** If this many texts are overdue, no further text is requested. */
    private static final int MAX_STUCK = 16;

    private static final AtomicInteger STUCK = new AtomicInteger();

    private JobText() {}

    /**
     * How messages name a job.
     *
     * @param job the job
     * @param index its index in the input
     * @return for example {@code job 17, slowFunction(3)}; {@code job 17, slowFunction(...)} if its text is not to be had in time
     */
    public static String of(Job<?> job, long index) {
        return "job " + index + ", " + of(job);
    }

    /**
     * The text of a job.
     *
     * @param job the job
     * @return for example {@code slowFunction(3)}; {@code slowFunction(...)} if its text is not to be had in time
     */
    public static String of(Job<?> job) {
        return isHarmless(job) ? job.toString() : new Question(job).answer();
    }

    /**
     * The text of an exception.
     *
     * @param exception the exception
     * @return its own text, or the name of its class and why there is no text
     */
    public static String of(Throwable exception) {
        // Exceptions of the JDK run no code of users.
        return exception.getClass().getClassLoader() == null ? exception.toString() : new Question(exception).answer();
    }

    /** Whether the text of a job is made by this library alone. */
    private static boolean isHarmless(Job<?> job) {
        boolean isOwn = job instanceof GeneratedJob<?> || job instanceof LambdaJob<?> || job instanceof MappedJob<?, ?>;
        return isOwn && areHarmless(job.args()) && areHarmless(job.kwargs().values());
    }

    private static boolean areHarmless(Collection<? extends @Nullable Object> values) {
        for (Object value : values) {
            if (value != null && !isHarmless(value)) {
                return false;
            }
        }
        return true;
    }

    /** Common arguments that are no more than data; their classes are the JDK's own. */
    private static boolean isHarmless(Object value) {
        Class<?> type = value.getClass();
        if (type.getClassLoader() != null) {
            return false;
        }
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || (value instanceof Number && type.getPackageName().equals("java.lang"))
                || value instanceof Path
                || value instanceof File
                || value instanceof URI
                || value instanceof UUID
                || type.getPackageName().equals("java.time")
                || type.getPackageName().equals("java.math")
                || (type.isArray() && type.getComponentType().isPrimitive());
    }

    /** Asks an object for its text, on another thread. */
    private static final class Question implements Runnable {

        private final Object object;
        private final CountDownLatch answered = new CountDownLatch(1);

        /** The name of the function, known before the text. Written by the thread that asks. */
        private volatile @Nullable String function;

        /** Written by the thread that asks, before the latch. */
        private volatile @Nullable String text;

        Question(Object object) {
            this.object = object;
        }

        @Override
        public void run() {
            STUCK.incrementAndGet();
            try {
                if (object instanceof Job<?> job) {
                    function = job.function().name();
                }
                text = object.toString();
            } catch (Throwable e) {
                text = object.getClass().getName() + " (its toString() failed: " + textOf(e) + ")";
            } finally {
                STUCK.decrementAndGet();
                answered.countDown();
            }
        }

        private static String textOf(Throwable failure) {
            try {
                return failure.toString();
            } catch (Throwable e) {
                return failure.getClass().getName();
            }
        }

        String answer() {
            if (STUCK.get() < MAX_STUCK) {
                Work.execute(this);
                await();
            }
            String answer = text;
            return answer == null ? substitute() : answer;
        }

        private String substitute() {
            String name = function;
            return name == null ? object.getClass().getName() : name + "(...)";
        }

        /** Waits for the answer; an interrupt of the current thread stays pending. */
        private void await() {
            boolean interrupted = false;
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
            for (long left = 1; left > 0; left = end - System.nanoTime()) {
                try {
                    boolean unused = answered.await(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
