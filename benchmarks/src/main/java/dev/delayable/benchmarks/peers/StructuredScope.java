package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Job;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * {@code StructuredTaskScope}, a preview of JDK 25, which forks a virtual thread for each job. It has no limit of its
 * own on how many run at once; the semaphore is what its documentation suggests.
 */
final class StructuredScope implements Peer {

    static final int SINCE = 25;

    private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

    private final int n;
    private final Method open = Jdk.method(SCOPE, "open");
    private final Method fork = Jdk.method(SCOPE, "fork", Callable.class);
    private final Method join = Jdk.method(SCOPE, "join");
    private final Method get = Jdk.method(SCOPE + "$Subtask", "get");

    StructuredScope(int n) {
        this.n = n;
    }

    @Override
    public List<Integer> run(Source jobs) throws Exception {
        Semaphore running = new Semaphore(n);
        List<Object> subtasks = new ArrayList<>();
        try (AutoCloseable scope = (AutoCloseable) Jdk.invokeStatic(open)) {
            for (Job<Integer> job : jobs) {
                Callable<Integer> limited = () -> {
                    running.acquire();
                    try {
                        return job.call();
                    } finally {
                        running.release();
                    }
                };
                subtasks.add(Jdk.invoke(fork, scope, limited));
            }
            join.invoke(scope);
        }
        List<Integer> results = new ArrayList<>(subtasks.size());
        for (Object subtask : subtasks) {
            results.add((Integer) Jdk.invoke(get, subtask));
        }
        return results;
    }
}
