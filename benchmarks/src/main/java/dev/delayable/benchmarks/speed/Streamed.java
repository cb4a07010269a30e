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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** No-op jobs that are made one by one: what a stream of their results costs, beside a list of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class Streamed {

    /** How many jobs one run has. */
    public static final int JOBS = 1_000_000;

    private Peer ours;
    private Source source;

    @Setup
    public void setUp() {
        ours = PeerKind.OURS.open(2);
        source = new Source.Made(JOBS, WorkDelayed::noOp);
    }

    @Benchmark
    public void stream(Blackhole hole) throws Exception {
        ours.deliver(source, hole::consume);
    }

    @Benchmark
    public List<Integer> list() throws Exception {
        return ours.run(source);
    }
}
