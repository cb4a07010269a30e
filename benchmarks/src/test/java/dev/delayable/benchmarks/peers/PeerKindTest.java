package dev.delayable.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.annotations.Delayable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compared must do the same work: every peer that runs on this JDK is held to the same results. */
class PeerKindTest {

    private static final int JOBS = 100;

    private static final Source MADE = new Source.Made(JOBS, PeerKindTestDelayed::squared);
    private static final Source READY = new Source.Ready(MADE.list());
    private static final List<Integer> SQUARES =
            IntStream.range(0, JOBS).mapToObj(i -> i * i).toList();

    @Delayable
    static int squared(int value) {
        return value * value;
    }

    @Delayable
    static int fails(int value) {
        throw new UnsupportedOperationException("job " + value + " fails");
    }

    /** Some peers throw the exception of the job itself, others wrap it. */
    private static List<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
    }

    static List<PeerKind> present() {
        return PeerKind.present();
    }

    static Stream<PeerKind> onVirtualThreads() {
        return PeerKind.present().stream().filter(kind -> kind.runsOn(Threads.VIRTUAL));
    }

    @ParameterizedTest
    @MethodSource("present")
    void everyPeerReturnsTheResultsInTheOrderOfTheJobs(PeerKind kind) throws Exception {
        try (Peer peer = kind.open(3)) {
            assertThat(peer.run(READY)).isEqualTo(SQUARES);
            assertThat(peer.run(MADE)).isEqualTo(SQUARES);
        }
    }

    @ParameterizedTest
    @MethodSource("present")
    void everyPeerDeliversTheResultsInTheOrderOfTheJobs(PeerKind kind) throws Exception {
        List<Integer> delivered = new ArrayList<>();
        try (Peer peer = kind.open(3)) {
            peer.deliver(MADE, delivered::add);
        }
        assertThat(delivered).isEqualTo(SQUARES);
    }

    @ParameterizedTest
    @MethodSource("present")
    void everyPeerTellsItsCallerThatAJobFailed(PeerKind kind) {
        try (Peer peer = kind.open(2)) {
            assertThatThrownBy(() -> peer.run(new Source.Made(1, PeerKindTestDelayed::fails)))
                    .isInstanceOfSatisfying(
                            Exception.class,
                            e -> assertThat(chain(e)).hasAtLeastOneElementOfType(UnsupportedOperationException.class));
        }
    }

    // JUnit refuses a parameterised test without arguments, which JDK 17 would give it.
    @Test
    void peersOnVirtualThreadsReturnTheSameResults() throws Exception {
        for (PeerKind kind : onVirtualThreads().toList()) {
            try (Peer peer = kind.open(3, Threads.VIRTUAL)) {
                assertThat(peer.run(READY)).as(kind.title()).isEqualTo(SQUARES);
            }
        }
    }

    @Test
    void whatNeedsNoNewerJdkIsPresent() {
        assertThat(PeerKind.present())
                .contains(
                        PeerKind.OURS,
                        PeerKind.PLAIN_LOOP,
                        PeerKind.PARALLEL_STREAM,
                        PeerKind.PARALLEL_COLLECTORS_BATCHING,
                        PeerKind.GUAVA,
                        PeerKind.REACTOR);
    }

    @Test
    void whatNeedsANewerJdkSaysSo() {
        int feature = Runtime.version().feature();
        if (feature < MapConcurrent.SINCE) {
            assertThat(PeerKind.MAP_CONCURRENT.absence()).contains("needs JDK 24");
        } else {
            assertThat(PeerKind.MAP_CONCURRENT.absence()).isEmpty();
        }
    }
}
