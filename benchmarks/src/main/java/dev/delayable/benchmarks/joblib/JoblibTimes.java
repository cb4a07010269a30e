package dev.delayable.benchmarks.joblib;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was measured of joblib for one row, as a rule how long it took.
 *
 * @param row the name of the row
 * @param backend joblib's backend
 * @param values the seconds of each run, unless the row says otherwise
 */
public record JoblibTimes(String row, String backend, List<Double> values) {

    /** Reads a line that the program has printed: row, backend and values, with blanks between them. */
    static JoblibTimes parse(String line) {
        String[] words = line.split(" ", -1);
        return new JoblibTimes(
                words[0],
                words[1],
                Stream.of(words).skip(2).map(Double::valueOf).toList());
    }

    /** The mean of the times. */
    public double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Half the distance of the slowest from the fastest; the runs are too few for more. */
    public double spread() {
        return (values.stream().mapToDouble(Double::doubleValue).max().orElseThrow()
                        - values.stream().mapToDouble(Double::doubleValue).min().orElseThrow())
                / 2;
    }
}
