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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same jobs on two threads, run by every peer. Each returns all results in order. JMH forks a JVM for each pair of
 * peer and work, so that what the compiler has learnt of one does not help or harm another.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setUp
public class ManyJobs {

    private static final int THREADS = 2;

    /** What runs the jobs. */
    @Param
    public PeerKind peer;

    /** What the jobs are. */
    @Param
    public Work work;

    private Peer opened;
    private Source source;

    @Setup
    public void setUp() {
        opened = peer.open(THREADS);
        source = work.source();
    }

    @TearDown
    public void tearDown() {
        opened.close();
    }

    @Benchmark
    public List<Integer> run() throws Exception {
        return opened.run(source);
    }
}
