package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Random trees of runs inside runs, whose jobs hold locks while they run others, and wait for jobs that come before them in the
 * same input. None of them may deadlock, and none may take more threads than the outermost run has workers.
 */
class NestedTreesTest {

    private static final int TREES = 60;
    private static final int MAX_DEPTH = 4;

    /** One for each level: a job that holds the lock of its level needs only locks of deeper levels. */
    private final List<ReentrantLock> locks =
            IntStream.range(0, MAX_DEPTH).mapToObj(i -> new ReentrantLock()).toList();

    private final ThreadLocal<Integer> jobsOnThread = ThreadLocal.withInitial(() -> 0);
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    @EveryLocalBackend
    void noTreeDeadlocksOrTakesMoreThreads(TestBackend backend) {
        long first = System.nanoTime();
        for (long seed = first; seed < first + TREES; seed++) {
            Random random = new Random(seed);
            int nJobs = 1 + random.nextInt(4);
            Tree tree = new Tree(random, backend, 0);
            peak.set(0);

            Caller<Integer> caller = Caller.start(() -> tree.run(nJobs));
            await().alias("the tree with seed " + seed + " ends").until(caller::isDone);

            assertThat(caller.result()).as("seed %s", seed).isEqualTo(tree.size());
            assertThat(peak.get()).as("threads, seed %s", seed).isLessThanOrEqualTo(backend.workers(nJobs));
        }
    }

    /** A run with its jobs, some of which run trees. */
    private final class Tree {

        private final TestBackend backend;
        private final int depth;
        private final Verb verb;
        private final int nJobs;
        private final int batchSize;
        private final List<Node> nodes = new ArrayList<>();

        Tree(Random random, TestBackend backend, int depth) {
            this.backend = backend;
            this.depth = depth;
            // An asynchronous run has a thread, and so workers, of its own.
            List<Verb> verbs = List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM, Verb.OUTCOMES, Verb.STREAM_OUTCOMES);
            this.verb = verbs.get(random.nextInt(verbs.size()));
            this.nJobs = 1 + random.nextInt(5);
            this.batchSize = 1 + random.nextInt(3);
            int jobs = 1 + random.nextInt(5);
            for (int i = 0; i < jobs; i++) {
                nodes.add(new Node(random, this, i));
            }
        }

        int run(int workers) {
            Parallel parallel = backend.nJobs(workers).batchSize(batchSize);
            List<Job<Integer>> jobs = nodes.stream()
                    .map(node -> TestJob.of("depth" + depth, node::call))
                    .toList();
            return verb.results(parallel, jobs).stream().mapToInt(i -> i).sum();
        }

        int size() {
            return nodes.stream().mapToInt(Node::size).sum();
        }
    }

    /** One job. */
    private final class Node {

        private final Tree tree;
        private final int waitsFor;
        private final boolean locks;
        private final List<Tree> inner = new ArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        Node(Random random, Tree tree, int number) {
            this.tree = tree;
            this.waitsFor = number == 0 || random.nextBoolean() ? -1 : random.nextInt(number);
            this.locks = random.nextInt(3) == 0;
            if (tree.depth + 1 < MAX_DEPTH && random.nextInt(3) > 0) {
                inner.add(new Tree(random, tree.backend, tree.depth + 1));
            }
        }

        int call() throws InterruptedException {
            enter();
            try {
                if (waitsFor >= 0) {
                    tree.nodes.get(waitsFor).ended.await();
                }
                return locks ? locked() : runInner();
            } finally {
                ended.countDown();
                leave();
            }
        }

        private int locked() {
            ReentrantLock lock = NestedTreesTest.this.locks.get(tree.depth);
            assertThat(lock.isHeldByCurrentThread()).isFalse();
            lock.lock();
            try {
                return runInner();
            } finally {
                lock.unlock();
            }
        }

        private int runInner() {
            return 1 + inner.stream().mapToInt(each -> each.run(each.nJobs)).sum();
        }

        int size() {
            return 1 + inner.stream().mapToInt(Tree::size).sum();
        }
    }

    private void enter() {
        if (jobsOnThread.get() == 0) {
            peak.accumulateAndGet(threads.incrementAndGet(), Math::max);
        }
        jobsOnThread.set(jobsOnThread.get() + 1);
    }

    private void leave() {
        jobsOnThread.set(jobsOnThread.get() - 1);
        if (jobsOnThread.get() == 0) {
            threads.decrementAndGet();
        }
    }
}
