#!/usr/bin/env bash
# Version: OpenJDK 17 (seen with 17.0.15); JDK 25 is right. Needs a JDK 17 on the PATH or in JAVA_HOME, and two processors.
# Behaviour: a task that is given to a ForkJoinPool by execute at the moment when another thread calls shutdown is sometimes
#   neither run nor rejected: execute returns, the pool terminates, and the task is gone. The javadoc promises that tasks that
#   were submitted before are run, and that others are rejected.
# Output seen: "17.0.15+6: a task was dropped in round 412" (some 45 of 32,000 rounds on two processors); on Temurin 25.0.3
#   none of 78,000.
# Why it matters: who replaces a pool by another one, as one must on JDK 17 to make it larger, and gives rejected tasks to the
#   new one, loses a task now and then, and waits for it for ever. Let no task be on its way when a pool is shut down.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
version=$("${bin}javac" -version 2>&1)
case "$version" in
  "javac 17"*) ;;
  *) echo "this is about JDK 17, and $version is here" >&2; exit 2 ;;
esac
cat > Dropped.java <<'JAVA'
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

public class Dropped {
    private static void spin() {
        for (int i = ThreadLocalRandom.current().nextInt(200); i > 0; i--) {
            Thread.onSpinWait();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        AtomicReference<ForkJoinPool> toShutDown = new AtomicReference<>();
        Thread other = new Thread(() -> {
            while (true) {
                ForkJoinPool pool = toShutDown.getAndSet(null);
                if (pool != null) {
                    spin();
                    pool.shutdown();
                }
            }
        });
        other.setDaemon(true);
        other.start();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        for (int round = 1; System.nanoTime() < end; round++) {
            ForkJoinPool pool = new ForkJoinPool(2);
            CountDownLatch warm = new CountDownLatch(1);
            pool.execute(warm::countDown);
            warm.await();
            AtomicBoolean hasRun = new AtomicBoolean();
            toShutDown.set(pool);
            spin();
            boolean isRejected = false;
            try {
                pool.execute(() -> hasRun.set(true));
            } catch (RejectedExecutionException e) {
                isRejected = true;
            }
            pool.shutdown();
            if (pool.awaitTermination(30, TimeUnit.SECONDS) && !isRejected && !hasRun.get()) {
                System.out.println(Runtime.version() + ": a task was dropped in round " + round);
                return;
            }
        }
        System.out.println("no task was dropped in two minutes");
        System.exit(1);
    }
}
JAVA
"${bin}javac" -d . Dropped.java
"${bin}java" -cp . Dropped || { echo "changed" >&2; exit 1; }
