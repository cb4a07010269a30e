package dev.delayable.benchmarks.report;

import dev.delayable.benchmarks.trouble.Failing;
import dev.delayable.benchmarks.trouble.Interrupting;
import dev.delayable.benchmarks.trouble.Pulling;
import dev.delayable.benchmarks.trouble.SlowHead;
import java.util.Locale;

/** The cells of the table of behaviour. */
final class SceneText {

    private SceneText() {}

    static String of(SlowHead scene) {
        return scene.startedBy300Millis() + " / " + scene.totalMillis() + " ms";
    }

    static String of(Failing scene) {
        return String.format(
                Locale.ROOT,
                "%.1f ms / %d / %d / %d",
                scene.seenAfterMillis(),
                scene.startedBefore(),
                scene.interrupted(),
                scene.startedAfter());
    }

    static String of(Pulling scene) {
        return scene.takenAtFirst() + " / " + scene.takenAt20th();
    }

    static String of(Interrupting scene) {
        return scene.returnedAtMillis() + " ms / " + scene.startedBefore() + " / " + scene.interrupted() + " / "
                + scene.startedAfter();
    }
}
