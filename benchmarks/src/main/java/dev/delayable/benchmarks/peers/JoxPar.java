package dev.delayable.benchmarks.peers;

import java.lang.reflect.Method;
import java.util.List;

/**
 * jox: {@code Par.parLimit}, which runs each job on a virtual thread. Its classes are made for JDK 25, and use structured
 * concurrency, a preview of that JDK.
 */
final class JoxPar implements Peer {

    static final int SINCE = 25;

    private final int n;
    private final Method parLimit =
            Jdk.method("com.softwaremill.jox.structured.Par", "parLimit", int.class, List.class);

    JoxPar(int n) {
        this.n = n;
    }

    @Override
    @SuppressWarnings("unchecked") // the results are those of the jobs
    public List<Integer> run(Source jobs) {
        return (List<Integer>) Jdk.invokeStatic(parLimit, n, jobs.list());
    }
}
