package dev.delayable.runtime;

import dev.delayable.runtime.backend.LocalWorkers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.consumer.RecordedEvent;

/**
 * A program that plays runs on virtual threads, and prints what the flight recorder has seen of threads that could not leave
 * their carriers while they waited; for {@link PinningTest}.
 */
final class PinnedThreads {

    private static final String PINNED = "jdk.VirtualThreadPinned";

    /** How the event says that a monitor was held by another thread; what matters is what that one waited for. */
    private static final String CONTENDED = "Contended monitor enter";

    /** How many frames are printed. */
    private static final int FRAMES = 20;

    private PinnedThreads() {}

    /** Plays the scenes that are named and do pin, or all others. */
    public static void main(String[] arguments) throws Exception {
        Map<String, TestJob.Action> scenes = arguments.length > 0 ? pinning() : PinningScenes.all();
        if (arguments.length > 0) {
            scenes.keySet().retainAll(Arrays.asList(arguments));
        } else {
            // The first time loads classes, which pins.
            scenes.values().forEach(PinnedThreads::playOnVirtualThread);
        }
        for (Map.Entry<String, TestJob.Action> scene : scenes.entrySet()) {
            Recorded.during(List.of(PINNED), () -> {
                        playOnVirtualThread(scene.getValue());
                        return scene;
                    })
                    .named(PINNED)
                    .stream()
                    .filter(event -> !event.hasField("blockingOperation")
                            || !CONTENDED.equals(event.getString("blockingOperation")))
                    .map(PinnedThreads::stack)
                    .distinct()
                    .forEach(stack -> System.out.println(scene.getKey() + " pins: " + stack));
        }
        System.out.println("played " + scenes.size());
    }

    private static Map<String, TestJob.Action> pinning() {
        Parallel parallel = Parallel.nJobs(2).backend(Backends.virtualThreads());
        Map<String, TestJob.Action> scenes = new LinkedHashMap<>();
        scenes.put("classInitialiser", () -> parallel.run(TestJob.doing(() -> Pinning.VALUE.incrementAndGet())));
        Object monitor = new Object();
        scenes.put(
                "monitor",
                () -> parallel.run(TestJob.doing(() -> {
                    synchronized (monitor) {
                        Thread.sleep(5);
                    }
                })));
        return scenes;
    }

    /** Waits while it is initialised. */
    private static final class Pinning {
        static final AtomicInteger VALUE = new AtomicInteger(slowly());

        private static int slowly() {
            try {
                Thread.sleep(5);
                return 0;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void playOnVirtualThread(TestJob.Action scene) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        LocalWorkers threads = (LocalWorkers) Backends.virtualThreads().open(1);
        threads.execute(() -> {
            try {
                scene.run();
                end.complete(true);
            } catch (Throwable e) {
                end.completeExceptionally(new AssertionError("the scene cannot be played", e));
            }
        });
        end.exceptionally(failure -> {
                    throw (AssertionError) failure;
                })
                .join();
    }

    private static String stack(RecordedEvent event) {
        return event.getStackTrace() == null
                ? "?"
                : String.join(
                        " < ",
                        event.getStackTrace().getFrames().stream()
                                .limit(FRAMES)
                                .map(frame -> frame.getMethod().getType().getName() + "."
                                        + frame.getMethod().getName() + ":" + frame.getLineNumber())
                                .toList());
    }
}
