package dev.delayable.runtime.process;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import java.util.List;
import java.util.Objects;

/** A program whose workers map large arrays, and let go of them. */
final class MappingProgram {

    private MappingProgram() {}

    /** Prints the lengths of the arrays. */
    public static void main(String[] args) {
        Parallel parallel = Parallel.nJobs(2).backend(Backends.processes());
        for (int run = 0; run < 2; run++) {
            double[] mapped = new double[500_000];
            System.out.println(parallel.run(List.of(length(mapped), length(mapped))));
        }
    }

    private static JobWithArguments<Integer> length(double[] array) {
        return JobWithArguments.of(
                arguments -> ((double[]) Objects.requireNonNull(arguments.get(0))).length, (Object) array);
    }
}
