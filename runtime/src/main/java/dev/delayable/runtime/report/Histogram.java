package dev.delayable.runtime.report;

import java.util.Arrays;

/** Counts numbers in buckets whose bounds are at most an eighth apart. Zero and negative numbers are in the first one. */
final class Histogram {

    /** Each power of two is cut into this many buckets. */
    private static final int PARTS = 8;

    private static final int BUCKETS = 64 * PARTS;

    private final long[] counts = new long[BUCKETS];
    private long total;

    static int bucket(long value) {
        if (value < PARTS) {
            return (int) Math.max(0, value);
        }
        int exponent = 63 - Long.numberOfLeadingZeros(value);
        return (exponent - 2) * PARTS + (int) (value >>> (exponent - 3)) - PARTS;
    }

    /** The smallest number of a bucket. */
    private static long lowest(int bucket) {
        return bucket < PARTS ? bucket : (long) (PARTS + bucket % PARTS) << (bucket / PARTS - 1);
    }

    void add(long value) {
        counts[bucket(value)]++;
        total++;
    }

    void addAll(Histogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    /** Writes how many buckets are not empty, and of each how far it is from the one before and how much is in it. */
    void write(Varints out) {
        out.put(Arrays.stream(counts).filter(count -> count > 0).count());
        int before = 0;
        for (int i = 0; i < BUCKETS; i++) {
            if (counts[i] > 0) {
                out.put(i - before);
                out.put(counts[i]);
                before = i;
            }
        }
    }

    /** Adds what {@link #write} has written. */
    void read(Varint.Reader in) {
        int bucket = 0;
        for (long left = in.next(); left > 0; left--) {
            bucket += (int) in.next();
            long count = in.next();
            counts[bucket] += count;
            total += count;
        }
    }

    /** How many numbers are in a bucket. */
    long in(int bucket) {
        return counts[bucket];
    }

    /** How many numbers are in lower buckets. */
    long below(int bucket) {
        long sum = 0;
        for (int i = 0; i < bucket; i++) {
            sum += counts[i];
        }
        return sum;
    }

    long total() {
        return total;
    }

    /** The first bucket with which those from the first on hold as many numbers as that; the last bucket if none does. */
    int bucketOf(long rank) {
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += counts[i];
            if (sum >= rank) {
                return i;
            }
        }
        return BUCKETS - 1;
    }

    /** The middle of the bucket in which the number of a rank is, counted from 1. */
    long valueOf(long rank) {
        int bucket = bucketOf(rank);
        return bucket < PARTS ? bucket : (lowest(bucket) + lowest(Math.min(bucket + 1, BUCKETS - 1))) / 2;
    }
}
