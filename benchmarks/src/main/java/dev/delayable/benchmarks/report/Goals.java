package dev.delayable.benchmarks.report;

import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Threads;
import dev.delayable.benchmarks.processes.Place;
import dev.delayable.benchmarks.processes.ProcessRow;
import dev.delayable.benchmarks.report.Goal.Verdict;
import dev.delayable.benchmarks.report.Results.Extra;
import dev.delayable.benchmarks.speed.Sleeping;
import dev.delayable.benchmarks.speed.Work;
import dev.delayable.benchmarks.trouble.Failing;
import dev.delayable.benchmarks.trouble.Interrupting;
import dev.delayable.benchmarks.trouble.Pulling;
import dev.delayable.benchmarks.trouble.Scenes;
import dev.delayable.benchmarks.trouble.SlowHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Holds what was measured against the goals. One method each, in the order of the table. */
final class Goals {

    private static final String OURS = PeerKind.OURS.title();

    private static final double PARALLEL_STREAM_LIMIT = 1.0;
    private static final double ITERATOR_NANOS = 25;
    private static final double STREAM_NANOS = 30;
    private static final double LONG_LIST_LIMIT = 1.5;
    private static final double SERVICE_LIMIT = 0.7;
    private static final double MANY_SIZES = 64;
    private static final double MICROS_LIMIT = 1.03;
    private static final double UNEVEN_LIMIT = 1.05;
    private static final double ONE_WORKER_NANOS = 10;
    private static final double SAME_BYTES = 0.5;
    private static final double ONE_OBJECT_BYTES = 24.5;
    private static final double MAP_BYTES_LIMIT = 16;
    private static final double FAILURE_MILLIS = 5;
    private static final Duration TUTORIAL_LIMIT = Duration.ofMillis(4_020);
    private static final Duration VIRTUAL_LIMIT = Duration.ofMillis(1_050);
    private static final int N = 4;
    private static final int SLOW_HEAD_JOBS = 40;
    /** What a sleep and a look at the clock may add to a time that is said to the millisecond. */
    private static final long SLACK_MILLIS = 10;

    private static final long SLOW_HEAD_MILLIS = 400;
    private static final long INTERRUPT_MILLIS = 100;
    /** How many jobs four workers may be ahead of the consumer, if nobody says otherwise. */
    private static final int WINDOW = 64;

    private static final int LOOKED_AT = 20;

    private static final double COLD_LIMIT = 0.5;
    private static final double PROCESSES_MICROS = 2;
    private static final double PROCESSES_MEGABYTES = 1.2 * 2 * 50;
    private static final double NESTED_LIMIT = 1.3;
    private static final double SURVIVORS = 3;

    private final Results results;

    Goals(Results results) {
        this.results = results;
    }

    List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        goals.add(ratio(GoalKey.LIST, Work.NO_OP_LIST, PARALLEL_STREAM_LIMIT));
        goals.add(iterator());
        goals.add(ratio(GoalKey.MICROS, Work.MICROS_LIST, MICROS_LIMIT));
        goals.add(ratio(GoalKey.FEW, Work.FEW, PARALLEL_STREAM_LIMIT));
        goals.add(ratio(GoalKey.UNEVEN, Work.UNEVEN, UNEVEN_LIMIT));
        goals.add(sleeping(GoalKey.TUTORIAL, Sleeping.TUTORIAL, TUTORIAL_LIMIT));
        goals.add(scene(GoalKey.SLOW_HEAD, Scenes::slowHead, Goals::slowHead));
        goals.add(
                Threads.VIRTUAL.exist()
                        ? sleeping(GoalKey.VIRTUAL, Sleeping.MANY_VIRTUAL, VIRTUAL_LIMIT)
                        : Goal.notMeasured(GoalKey.VIRTUAL, "needs JDK 21"));
        goals.add(goal(
                GoalKey.STREAM,
                results.extra(Extra.STREAM),
                nanos -> new Goal(GoalKey.STREAM, nanos + " ns", Verdict.atMost(STREAM_NANOS, nanos))));
        goals.add(longList());
        goals.add(extraRatio(GoalKey.SERVICE, Extra.SERVICE, Extra.SERVICE_OF_INVOKE_ALL, SERVICE_LIMIT));
        goals.add(goal(
                GoalKey.SIZES,
                results.extra(Extra.THREADS_OF_MANY_SIZES),
                threads -> new Goal(
                        GoalKey.SIZES,
                        String.format(Locale.ROOT, "%.0f", threads.value()),
                        Verdict.of(threads.value() <= MANY_SIZES))));
        goals.add(lazy());
        goals.add(oneWorker());
        goals.add(making());
        goals.add(goal(
                GoalKey.OF_LAMBDA,
                results.extra(Extra.BYTES_OF_LAMBDA),
                bytes -> new Goal(GoalKey.OF_LAMBDA, bytes + " bytes", Verdict.of(bytes.value() < ONE_OBJECT_BYTES))));
        goals.add(extraRatio(GoalKey.MAP, Extra.MAP, Extra.MAP_OF_PARALLEL_STREAM, PARALLEL_STREAM_LIMIT));
        goals.add(goal(
                GoalKey.MAP_BYTES,
                results.extra(Extra.MAP_BYTES)
                        .flatMap(ours ->
                                results.extra(Extra.MAP_BYTES_OF_GENERATED_JOBS).map(ours::minus)),
                more -> new Goal(GoalKey.MAP_BYTES, more + " bytes more", Verdict.atMost(MAP_BYTES_LIMIT, more))));
        goals.add(scene(GoalKey.FAILURE, Scenes::failing, Goals::failing));
        goals.add(scene(GoalKey.PULL, Scenes::pulling, Goals::pulling));
        goals.add(scene(GoalKey.INTERRUPT, Scenes::interrupting, Goals::interrupting));
        goals.add(goal(
                GoalKey.PROCESSES_COLD,
                results.workersToJoblib(ProcessRow.COLD),
                ratio -> new Goal(GoalKey.PROCESSES_COLD, ratio + " x", Verdict.atMost(COLD_LIMIT, ratio))));
        goals.add(workers(GoalKey.PROCESSES_MANY, ProcessRow.MANY, PROCESSES_MICROS, " µs"));
        goals.add(workers(GoalKey.PROCESSES_SHARED, ProcessRow.SHARED_BYTES, PROCESSES_MEGABYTES, " MB"));
        goals.add(goal(
                GoalKey.PROCESSES_NESTED,
                workers(ProcessRow.SHARED_NESTED)
                        .flatMap(nested -> workers(ProcessRow.SHARED).map(nested::over)),
                ratio -> new Goal(GoalKey.PROCESSES_NESTED, ratio + " x", Verdict.atMost(NESTED_LIMIT, ratio))));
        goals.add(workers(GoalKey.PROCESSES_NESTED_BYTES, ProcessRow.SHARED_NESTED_BYTES, PROCESSES_MEGABYTES, " MB"));
        goals.add(killed());
        return goals;
    }

    private Goal ratio(GoalKey key, Work work, double limit) {
        return goal(key, results.ratio(work, OURS), ratio -> new Goal(key, ratio + " x", Verdict.atMost(limit, ratio)));
    }

    private Goal extraRatio(GoalKey key, Extra ours, Extra base, double limit) {
        return goal(
                key,
                results.extra(ours).flatMap(value -> results.extra(base).map(value::over)),
                ratio -> new Goal(key, ratio + " x", Verdict.atMost(limit, ratio)));
    }

    private Goal longList() {
        String others = results.longListToShort(PeerKind.PARALLEL_STREAM)
                .flatMap(stream -> results.longListToShort(PeerKind.PLAIN_LOOP)
                        .map(loop -> "; a parallel stream " + stream + " x, a plain loop " + loop + " x"))
                .orElse("");
        return goal(
                GoalKey.LONG_LIST,
                results.longListToShort(PeerKind.OURS),
                ratio -> new Goal(GoalKey.LONG_LIST, ratio + " x" + others, Verdict.atMost(LONG_LIST_LIMIT, ratio)));
    }

    private Goal iterator() {
        return goal(
                GoalKey.ITERATOR,
                results.nanos(Work.NO_OP_MADE, OURS),
                nanos -> new Goal(GoalKey.ITERATOR, nanos + " ns", Verdict.atMost(ITERATOR_NANOS, nanos)));
    }

    private Goal sleeping(GoalKey key, Sleeping row, Duration limit) {
        return goal(
                key,
                results.sleeping(row, OURS),
                time -> new Goal(key, seconds(time), Verdict.of(time.compareTo(limit) <= 0)));
    }

    private Goal lazy() {
        return goal(
                GoalKey.LAZY,
                results.extra(Extra.LAZY_IN_64_MB),
                nanos -> Double.isNaN(nanos.value())
                        ? new Goal(GoalKey.LAZY, "fails", Verdict.MISSED)
                        : new Goal(GoalKey.LAZY, nanos + " ns a job", Verdict.REACHED));
    }

    private Goal oneWorker() {
        Optional<Measured> over = results.extra(Extra.ONE_WORKER_OURS)
                .flatMap(ours -> results.extra(Extra.ONE_WORKER_PLAIN_LOOP).map(ours::minus));
        return goal(
                GoalKey.ONE_WORKER,
                over,
                nanos -> new Goal(GoalKey.ONE_WORKER, nanos + " ns", Verdict.atMost(ONE_WORKER_NANOS, nanos)));
    }

    private Goal making() {
        Optional<Measured> generated = results.extra(Extra.BYTES_GENERATED);
        Optional<Measured> handWritten = results.extra(Extra.BYTES_HAND_WRITTEN);
        return goal(
                GoalKey.MAKING,
                generated.flatMap(bytes -> handWritten.map(bytes::minus)),
                more -> new Goal(
                        GoalKey.MAKING,
                        String.format(
                                Locale.ROOT,
                                "%.0f bytes, by hand %.0f",
                                generated.orElseThrow().value(),
                                handWritten.orElseThrow().value()),
                        Verdict.of(more.value() < SAME_BYTES)));
    }

    private Optional<Measured> workers(ProcessRow row) {
        return results.workers(row, Place.PROCESSES.title());
    }

    private Goal workers(GoalKey key, ProcessRow row, double limit, String unit) {
        return goal(key, workers(row), measured -> new Goal(key, measured + unit, Verdict.atMost(limit, measured)));
    }

    private Goal killed() {
        return goal(
                GoalKey.PROCESSES_KILLED,
                workers(ProcessRow.SURVIVORS),
                count -> new Goal(
                        GoalKey.PROCESSES_KILLED,
                        String.format(Locale.ROOT, "%.0f", count.value()),
                        Verdict.of(count.value() == SURVIVORS && count.error() == 0)));
    }

    /** The goal that a row of worker processes is held against, if there is one. */
    static Optional<GoalKey> of(ProcessRow row) {
        return switch (row) {
            case COLD -> Optional.of(GoalKey.PROCESSES_COLD);
            case MANY -> Optional.of(GoalKey.PROCESSES_MANY);
            case SHARED_BYTES -> Optional.of(GoalKey.PROCESSES_SHARED);
            case SHARED_NESTED -> Optional.of(GoalKey.PROCESSES_NESTED);
            case SHARED_NESTED_BYTES -> Optional.of(GoalKey.PROCESSES_NESTED_BYTES);
            case SURVIVORS -> Optional.of(GoalKey.PROCESSES_KILLED);
            default -> Optional.empty();
        };
    }

    private <S> Goal scene(GoalKey key, Function<Scenes, S> scene, Function<S, Goal> judge) {
        return goal(key, results.scenes(PeerKind.OURS).map(scene), judge);
    }

    private static Goal slowHead(SlowHead scene) {
        return new Goal(
                GoalKey.SLOW_HEAD,
                SceneText.of(scene),
                Verdict.of(scene.startedBy300Millis() == SLOW_HEAD_JOBS
                        && scene.totalMillis() <= SLOW_HEAD_MILLIS + SLACK_MILLIS));
    }

    private static Goal failing(Failing scene) {
        return new Goal(
                GoalKey.FAILURE,
                SceneText.of(scene),
                Verdict.of(scene.seenAfterMillis() < FAILURE_MILLIS
                        && scene.startedBefore() == N
                        && scene.interrupted() == N - 1
                        && scene.startedAfter() == 0));
    }

    private static Goal pulling(Pulling scene) {
        return new Goal(
                GoalKey.PULL,
                SceneText.of(scene),
                Verdict.of(scene.takenAtFirst() <= WINDOW + 1 && scene.takenAt20th() <= WINDOW + LOOKED_AT));
    }

    private static Goal interrupting(Interrupting scene) {
        return new Goal(
                GoalKey.INTERRUPT,
                SceneText.of(scene),
                Verdict.of(scene.returnedAtMillis() <= INTERRUPT_MILLIS + SLACK_MILLIS
                        && scene.startedBefore() == N
                        && scene.startedAfter() == 0));
    }

    private static <M> Goal goal(GoalKey key, Optional<M> measured, Function<M, Goal> judge) {
        return measured.map(judge).orElseGet(() -> Goal.notMeasured(key, ""));
    }

    static String seconds(Duration time) {
        return String.format(
                Locale.ROOT,
                "%.3f s",
                time.toNanos() / (double) Duration.ofSeconds(1).toNanos());
    }
}
