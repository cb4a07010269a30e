package dev.delayable.benchmarks.speed;

import dev.delayable.benchmarks.peers.Peer;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Source;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@code nJobs(1)} promises a plain loop in the calling thread; this measures what it adds to one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
public class OneWorker {

    /** How many jobs one run has. */
    public static final int JOBS = Work.NO_OP_LIST.jobs();

    /** What runs the jobs. */
    @Param({"PLAIN_LOOP", "OURS"})
    public PeerKind way;

    private Peer opened;
    private Source source;

    @Setup
    public void setUp() {
        opened = way.open(1);
        source = Work.NO_OP_LIST.source();
    }

    @Benchmark
    public List<Integer> run() throws Exception {
        return opened.run(source);
    }
}
