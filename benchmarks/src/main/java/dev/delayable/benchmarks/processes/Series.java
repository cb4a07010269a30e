package dev.delayable.benchmarks.processes;

import java.util.List;

/**
 * What was measured for one row, in one way, a number of times.
 *
 * @param row the row
 * @param way what runs the jobs
 * @param values in the unit of the row; none if they are not known here
 */
public record Series(ProcessRow row, String way, List<Double> values) {

    /** The one in the middle. */
    public double median() {
        return quantile(0.5);
    }

    /** Half the distance between the quartiles: one run that something else has disturbed does not count. */
    public double spread() {
        return (quantile(0.75) - quantile(0.25)) / 2;
    }

    private double quantile(double part) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = part * (sorted.size() - 1);
        double below = sorted.get((int) Math.floor(place));
        double above = sorted.get((int) Math.ceil(place));
        return below + (above - below) * (place - Math.floor(place));
    }
}
