package dev.delayable.runtime.report;

/** What is left of jobs of one function whose bars were merged while the run was recorded. Not thread-safe. */
final class FunctionTimes {

    private final Histogram durations = new Histogram();
    private long sum;
    private long max;

    void add(long duration) {
        durations.add(duration);
        sum += duration;
        max = Math.max(max, duration);
    }

    void addAll(FunctionTimes other) {
        durations.addAll(other.durations);
        sum += other.sum;
        max = Math.max(max, other.max);
    }

    FunctionTimes copy() {
        FunctionTimes copy = new FunctionTimes();
        copy.addAll(this);
        return copy;
    }

    void write(Varints out) {
        out.put(sum);
        out.put(max);
        durations.write(out);
    }

    /** Reads what {@link #write} has written. */
    static FunctionTimes read(Varint.Reader in) {
        FunctionTimes read = new FunctionTimes();
        read.sum = in.next();
        read.max = in.next();
        read.durations.read(in);
        return read;
    }

    Histogram durations() {
        return durations;
    }

    long sum() {
        return sum;
    }

    long max() {
        return max;
    }
}
