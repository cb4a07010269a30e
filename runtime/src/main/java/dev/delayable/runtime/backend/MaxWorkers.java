package dev.delayable.runtime.backend;

/** What backends with a bound over all runs have in common. */
final class MaxWorkers {

    private MaxWorkers() {}

    /** The bound, or an exception that says what to use instead. */
    static int checked(int maxWorkers) {
        if (maxWorkers < 1) {
            throw new IllegalArgumentException(
                    "maxWorkers must be 1 or more, but is " + maxWorkers + ": leave it out for no bound over all runs");
        }
        return maxWorkers;
    }

    static String text(Backend backend) {
        return backend.maxWorkers() == Integer.MAX_VALUE
                ? backend.name()
                : backend.name() + "(maxWorkers=" + backend.maxWorkers() + ")";
    }
}
