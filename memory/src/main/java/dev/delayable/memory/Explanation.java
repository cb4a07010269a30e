package dev.delayable.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why the result of a job is kept or not. {@link #toString()} tells it in a sentence or two.
 *
 * @see Memory#explain(dev.delayable.runtime.Job)
 * @param reason why
 * @param key the key, 64 hexadecimal digits; empty if the job has none
 * @param since when the result was stored; null if there is none
 * @param by what stored it: the time at which that JVM started to write, its host and process; null if there is no result
 * @param elapsed how long the job ran; zero if there is no result
 * @param code what is counted as the code: {@code version 2}, or a digest of the code that the function reaches
 * @param changedCode the methods whose code differs from that of the entry that this explanation compares with; also of a hit, where the
 *     version counts and not the code
 * @param differing the parameters whose arguments differ from those of the nearest stored call
 * @param arguments a digest of each argument that is a part of the key, by parameter; {@code this} is the object of an instance method
 * @param detail what else is known, for example the exception with which the job failed last time; empty if nothing is
 * @since 0.1
 */
public record Explanation(
        Reason reason,
        String key,
        @Nullable Instant since,
        @Nullable String by,
        Duration elapsed,
        String code,
        List<String> changedCode,
        List<String> differing,
        Map<String, String> arguments,
        String detail) {

    /**
     * Makes an explanation; the collections are copied.
     *
     * @param reason why
     * @param key the key, 64 hexadecimal digits; empty if the job has none
     * @param since when the result was stored; null if there is none
     * @param by what stored it; null if there is no result
     * @param elapsed how long the job ran; zero if there is no result
     * @param code what is counted as the code
     * @param changedCode the methods whose code differs
     * @param differing the parameters whose arguments differ
     * @param arguments a digest of each argument that is a part of the key, by parameter
     * @param detail what else is known; empty if nothing is
     */
    public Explanation {
        Objects.requireNonNull(reason, "reason");
        changedCode = List.copyOf(changedCode);
        differing = List.copyOf(differing);
        arguments = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(arguments));
    }

    /** Why a result is there or not. */
    public enum Reason {
        /** It is there. */
        HIT,
        /** No call of the function was ever stored, or nothing that is near this one. */
        NEVER_STORED,
        /** The same call was stored, but its code was another. */
        CODE_CHANGED,
        /** Other calls of the function were stored. */
        ARGUMENT_DIFFERS,
        /** It was there, and was dropped to keep the store small. */
        EVICTED,
        /** It was there, and was forgotten: by {@code forget} or {@code clear}, or because it could not be read. */
        FORGOTTEN,
        /** It was there, and is older than allowed. */
        EXPIRED,
        /** Its bytes are damaged. */
        DAMAGED,
        /** Results of this function are never kept. */
        OPTED_OUT,
        /** The job failed when it ran last. */
        FAILED,
        /** An argument has no rule. */
        UNKEYABLE
    }

    /**
     * Whether the result is there.
     *
     * @return {@code true} for a hit
     */
    public boolean isHit() {
        return reason == Reason.HIT;
    }

    /** Tells it to a person. */
    @Override
    public String toString() {
        String text = switch (reason) {
            case HIT -> "hit: stored " + since + " by " + by + ", after " + elapsed.toMillis() + " ms";
            case NEVER_STORED -> "miss: never stored";
            case CODE_CHANGED -> "miss: code changed: " + String.join(", ", changedCode);
            case ARGUMENT_DIFFERS ->
                "miss: " + (differing.size() == 1 ? "argument " : "arguments ")
                        + "'" + String.join("', '", differing) + "'"
                        + (differing.size() == 1 ? " differs" : " differ") + " from the nearest stored call";
            case EVICTED -> "miss: dropped to keep the store small";
            case FORGOTTEN -> "miss: forgotten";
            case EXPIRED -> "miss: stored " + since + ", which is too long ago";
            case DAMAGED -> "miss: damaged";
            case OPTED_OUT -> "miss: results of this function are not kept";
            case FAILED -> "miss: failed last time";
            case UNKEYABLE -> "miss: no key";
        };
        if (isHit() && !changedCode.isEmpty()) {
            text += "; its code differs from the one that stored it: " + String.join(", ", changedCode);
        }
        return text + (detail.isEmpty() ? "" : ": " + detail) + " (" + code + ")";
    }
}
