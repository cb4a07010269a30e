package dev.delayable.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** What the flight recorder has seen while something was going on: all events of this library, and others that were asked for. */
record Recorded(List<RecordedEvent> events) {

    static final String RUN = "dev.delayable.Run";
    static final String BATCH = "dev.delayable.Batch";
    static final String JOB = "dev.delayable.Job";

    /** Does something, well or not, while a recording asks for some events. */
    static Recorded during(List<String> wanted, Callable<? extends @Nullable Object> action) throws IOException {
        Path file = Files.createTempFile("delayable", ".jfr");
        try (Recording recording = new Recording()) {
            wanted.forEach(name -> recording.enable(name).withoutThreshold());
            recording.start();
            try {
                action.call();
            } catch (Exception e) {
                // A failure is recorded like all else.
            }
            recording.stop();
            recording.dump(file);
            return new Recorded(RecordingFile.readAllEvents(file).stream()
                    .filter(event -> isOf(event.getEventType().getName(), wanted))
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .toList());
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isOf(String name, List<String> wanted) {
        return name.startsWith("dev.delayable.") || wanted.contains(name);
    }

    List<RecordedEvent> named(String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    RecordedEvent theRun() {
        List<RecordedEvent> runs = named(RUN);
        if (runs.size() != 1) {
            throw new AssertionError("not one run, but " + runs);
        }
        return runs.get(0);
    }
}
