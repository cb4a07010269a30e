package dev.delayable.runtime.report;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.GeneratedJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The functions of the jobs of a run, numbered in the order in which they come. Thread-safe. */
final class Functions {

    /** Where each job has a function of its own, nobody can tell more of them apart. */
    private static final int MAX_FUNCTIONS = 1000;

    record Named(String id, String name) {}

    /** By the classes of jobs that the annotation processor has written: each has one function. */
    private final Map<Class<?>, Integer> ofClasses = new ConcurrentHashMap<>();

    /** By id. Guarded by this. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Guarded by this. */
    private final List<Named> functions = new ArrayList<>();

    Functions() {
        functions.add(new Named("", "(several functions)")); // Merging.SEVERAL_FUNCTIONS
    }

    /** May call code of users. */
    int numberOf(Job<?> job) {
        if (!(job instanceof GeneratedJob<?>)) {
            return ask(job);
        }
        Integer known = ofClasses.get(job.getClass());
        if (known == null) {
            known = ask(job);
            ofClasses.put(job.getClass(), known);
        }
        return known;
    }

    private int ask(Job<?> job) {
        String id;
        String name;
        try {
            DelayedFunction<?> function = job.function();
            id = function.id();
            name = function.name();
        } catch (RuntimeException | StackOverflowError e) {
            id = job.getClass().getName();
            name = job.getClass().getSimpleName();
        }
        return numberOf(new Named(String.valueOf(id), String.valueOf(name)));
    }

    synchronized int numberOf(Named function) {
        Integer known = numbers.get(function.id());
        if (known != null) {
            return known;
        } else if (functions.size() > MAX_FUNCTIONS) {
            return Merging.SEVERAL_FUNCTIONS;
        }
        functions.add(function);
        numbers.put(function.id(), functions.size() - 1);
        return functions.size() - 1;
    }

    /** The functions by number. */
    synchronized List<Named> all() {
        return List.copyOf(functions);
    }

    /** What to call the functions; where two have the same name, they are called by their ids. */
    synchronized List<String> names() {
        Set<String> seen = new HashSet<>();
        Set<String> ambiguous = new HashSet<>();
        for (Named function : functions) {
            if (!seen.add(function.name())) {
                ambiguous.add(function.name());
            }
        }
        return functions.stream()
                .map(function -> ambiguous.contains(function.name()) ? function.id() : function.name())
                .toList();
    }
}
