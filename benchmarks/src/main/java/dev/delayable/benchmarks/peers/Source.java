package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where the jobs of a run come from: ready in a list, or made one by one. Every peer takes both as well as it can. */
public sealed interface Source extends Iterable<Job<Integer>> {

    /** The jobs as a list, all made. */
    List<Job<Integer>> list();

    /** A new iterator over the jobs, read by one thread. */
    @Override
    Iterator<Job<Integer>> iterator();

    /** A new sequential stream of the jobs, which a parallel stream can split. */
    Stream<Job<Integer>> stream();

    /**
     * Jobs that are made already.
     *
     * @param list the jobs
     */
    record Ready(List<Job<Integer>> list) implements Source {

        @Override
        public Iterator<Job<Integer>> iterator() {
            return list.iterator();
        }

        @Override
        public Stream<Job<Integer>> stream() {
            return list.stream();
        }
    }

    /**
     * Jobs that are made when they are asked for, as by a generator in Python.
     *
     * @param count how many there are
     * @param factory makes the job of an index
     */
    record Made(int count, IntFunction<Job<Integer>> factory) implements Source {

        @Override
        public List<Job<Integer>> list() {
            List<Job<Integer>> jobs = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                jobs.add(factory.apply(i));
            }
            return jobs;
        }

        @Override
        public Iterator<Job<Integer>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < count;
                }

                @Override
                public Job<Integer> next() {
                    return factory.apply(next++);
                }
            };
        }

        @Override
        public Stream<Job<Integer>> stream() {
            return IntStream.range(0, count).mapToObj(factory);
        }
    }
}
