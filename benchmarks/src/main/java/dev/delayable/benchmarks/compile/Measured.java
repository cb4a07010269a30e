package dev.delayable.benchmarks.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a contender adds, in each round. */
final class Measured {

    private final List<Double> generating = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> compiling = new ArrayList<>();
    private long classes;

    void add(CompileFork.Added added) {
        generating.add(added.generating());
        cpu.add(added.cpu());
        compiling.add(added.compiling());
        classes = added.classes();
    }

    List<Double> generating() {
        return generating;
    }

    List<Double> cpu() {
        return cpu;
    }

    List<Double> compiling() {
        return compiling;
    }

    long classes() {
        return classes;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The median of the ratios of the rounds, with the least and the greatest. */
    static String ratio(List<Double> values, List<Double> base) {
        List<Double> ratios = IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / base.get(i))
                .sorted()
                .toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(ratios), ratios.get(0), ratios.get(ratios.size() - 1));
    }
}
