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
 * No-op jobs from a list so long that it fits into no cache and the collector treats its arrays in another way, beside a
 * shorter list. A plain loop and a parallel stream show what the length alone costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
public class LongLists {

    /** How many jobs one run has. */
    @Param({"100000", "10000000"})
    public int jobs;

    /** How they are run. */
    @Param({"OURS", "PARALLEL_STREAM", "PLAIN_LOOP"})
    public PeerKind peer;

    private Peer way;
    private Source source;

    @Setup
    public void setUp() {
        way = peer.open(2);
        source = new Source.Ready(new Source.Made(jobs, WorkDelayed::noOp).list());
    }

    @TearDown
    public void tearDown() {
        way.close();
    }

    @Benchmark
    public List<Integer> run() throws Exception {
        return way.run(source);
    }
}
