package dev.delayable.testkit;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes what it is told; of several jobs in the order of the calls. */
final class Notes implements RunListener {

    private final List<String> notes = new ArrayList<>();

    private synchronized void note(String what) {
        notes.add(what);
    }

    synchronized List<String> all() {
        return List.copyOf(notes);
    }

    /** Without the index. */
    List<String> ofJob(int index) {
        return all().stream()
                .filter(note -> note.startsWith(index + " "))
                .map(note -> note.substring(note.indexOf(' ') + 1))
                .toList();
    }

    @Override
    public void runStarted(long total, int workers) {
        note("run of " + total + " at " + workers);
    }

    @Override
    public void submitted(long index, Job<?> job) {
        note(index + " submitted");
    }

    @Override
    public void started(long index, Job<?> job, int attempt) {
        note(index + " started, attempt " + attempt);
    }

    @Override
    public void finished(Outcome.Success<?> outcome) {
        note(outcome.index() + " finished with " + outcome.value() + ", attempt " + outcome.attempts());
    }

    @Override
    public void failed(Outcome.Failure<?> outcome) {
        note(outcome.index() + " failed with " + outcome.exception() + ", attempt " + outcome.attempts());
    }

    @Override
    public void retried(Outcome.Failure<?> outcome, Duration delay) {
        note(outcome.index() + " retried, attempt " + outcome.attempts());
    }

    @Override
    public void runFinished(long finished, long failed) {
        note("run ended, " + finished + " finished, " + failed + " failed");
    }
}
