package dev.delayable.memory;

import dev.delayable.memory.key.KeyEncoder;
import dev.delayable.memory.key.KeyRules;
import dev.delayable.memory.key.LargeArrays;
import dev.delayable.memory.key.Refusal;
import dev.delayable.memory.store.Key;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys of jobs: the digest of the function, and of each argument in the order of the source. All of it or none: a job with
 * an argument that has no rule has no key. Thread-safe.
 */
final class JobKeys {

    private static final int ENCODERS = 32;

    private final KeyRules rules;
    private final LargeArrays largeArrays;

    /** Encoders that nobody uses at the moment. A thread local would hold one for each virtual thread. */
    private final AtomicReferenceArray<KeyEncoder> free = new AtomicReferenceArray<>(ENCODERS);

    JobKeys(KeyRules rules, LargeArrays largeArrays) {
        this.rules = rules;
        this.largeArrays = largeArrays;
    }

    private int place() {
        return (int) Thread.currentThread().getId() & ENCODERS - 1;
    }

    private KeyEncoder take() {
        KeyEncoder encoder = free.getAndSet(place(), null);
        return encoder == null ? new KeyEncoder(rules, largeArrays) : encoder;
    }

    private void giveBack(KeyEncoder encoder) {
        free.lazySet(place(), encoder);
    }

    /**
     * The key of a job.
     *
     * @throws IllegalArgumentException if an argument has no rule
     */
    Key key(Job<?> job, FunctionInfo function, long index) {
        KeyEncoder out = take();
        out.start();
        out.digest(function.identity);
        if (job instanceof GeneratedJob<?> generated) {
            JobParts parts = generated.parts();
            Object receiver = parts.function().receiver();
            if (receiver != null) {
                write(receiver, "this", job, index, out);
            }
            out.count(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                if (function.isInKey[i]) {
                    Object argument = parts.argument(i);
                    try {
                        out.value(argument);
                    } catch (Refusal e) {
                        throw refused(
                                job, index, parts.function().parameters().get(i).name(), e);
                    }
                } else {
                    out.ignored();
                }
            }
        } else {
            writePlain(job, function, index, out);
        }
        Key key = Key.of(out.finish());
        giveBack(out);
        return key;
    }

    /** A job that somebody has written tells its arguments as lists and maps. */
    private void writePlain(Job<?> job, FunctionInfo function, long index, KeyEncoder out) {
        List<@Nullable Object> args = job.args();
        Map<String, @Nullable Object> kwargs = job.kwargs();
        out.count(args.size());
        for (int i = 0; i < args.size(); i++) {
            write(args.get(i), "args()[" + i + "]", job, index, out);
        }
        List<DelayedParameter> parameters = job.function().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            DelayedParameter parameter = parameters.get(i);
            if (kwargs.containsKey(parameter.name()) && function.isInKey[i]) {
                write(parameter.name(), parameter.name(), job, index, out);
                write(kwargs.get(parameter.name()), parameter.name(), job, index, out);
            }
        }
    }

    private static void write(@Nullable Object value, String name, Job<?> job, long index, KeyEncoder out) {
        try {
            out.value(value);
        } catch (Refusal e) {
            throw refused(job, index, name, e);
        }
    }

    private static IllegalArgumentException refused(Job<?> job, long index, String parameter, Refusal refusal) {
        return new IllegalArgumentException(
                (index < 0 ? "" : "job " + index + ", ") + job + " cannot be kept: " + refusal.describe(parameter),
                refusal.getCause());
    }

    /** A digest of each argument that is in the key, in the order of {@link FunctionInfo#names}; for questions only. */
    int[] digests(Job<?> job, FunctionInfo function) {
        if (!(job instanceof GeneratedJob<?> generated)) {
            return new int[0];
        }
        KeyEncoder out = take();
        JobParts parts = generated.parts();
        int[] digests = new int[function.names.size()];
        int count = 0;
        GeneratedFunction<?> bound = parts.function();
        if (bound.receiver() != null) {
            digests[count++] = digest(bound.receiver(), out);
        }
        for (int i = 0; i < parts.size() && count < digests.length; i++) {
            if (function.isInKey[i]) {
                digests[count++] = digest(parts.argument(i), out);
            }
        }
        giveBack(out);
        return digests;
    }

    private static int digest(@Nullable Object value, KeyEncoder out) {
        out.start(true);
        out.value(value);
        return ByteBuffer.wrap(out.finish()).getInt();
    }
}
