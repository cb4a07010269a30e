package dev.delayable.memory;

import java.util.Map;

/**
 * What is kept in a directory, and what it was good for.
 *
 * @param functions by the id of the function, sorted
 * @param hits how many results were found, in this JVM
 * @param misses how many were not, in this JVM
 * @param damaged how many damaged places were met, in this JVM
 * @param notStored how many results could not be kept, in this JVM
 * @since 0.1
 */
public record MemoryStatistics(
        Map<String, FunctionStatistics> functions, long hits, long misses, long damaged, long notStored) {

    /**
     * Makes statistics; the map is copied.
     *
     * @param functions by the id of the function
     * @param hits how many results were found, in this JVM
     * @param misses how many were not, in this JVM
     * @param damaged how many damaged places were met, in this JVM
     * @param notStored how many results could not be kept, in this JVM
     */
    public MemoryStatistics {
        functions = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(functions));
    }

    /**
     * What is kept of one function.
     *
     * @param entries how many results
     * @param bytes how large they are on the disk
     * @param hits how often they were used, by all JVMs
     * @param secondsSaved the running time, in seconds, that the use of results has saved in all JVMs
     */
    public record FunctionStatistics(long entries, long bytes, long hits, double secondsSaved) {}

    /**
     * All results.
     *
     * @return their number
     */
    public long entries() {
        return functions.values().stream()
                .mapToLong(FunctionStatistics::entries)
                .sum();
    }

    /**
     * The size of all results on the disk.
     *
     * @return bytes
     */
    public long bytes() {
        return functions.values().stream().mapToLong(FunctionStatistics::bytes).sum();
    }

    /**
     * The running time that the use of results has saved in all JVMs; runs that have not ended are not counted.
     *
     * @return seconds
     */
    public double secondsSaved() {
        return functions.values().stream()
                .mapToDouble(FunctionStatistics::secondsSaved)
                .sum();
    }
}
