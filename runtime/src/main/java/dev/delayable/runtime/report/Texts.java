package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts of some jobs of a track: of those in trouble, of the longest ones, and evenly of the others. The text of a job can
 * cost more than the job, so it is made for no more than a share of the time in which jobs ran. Guarded by the track.
 */
final class Texts {

    /**
     * What a job is called.
     *
     * @param bar the place of its bar in the track
     * @param duration how long it ran, in nanoseconds
     * @param call the job as text; null if it was not made
     * @param message what its exception says; null if there is none
     */
    record Text(
            int bar,
            long duration,
            @Nullable String call,
            @Nullable String message) {

        /** How many characters it has. */
        int length() {
            return (call == null ? 0 : call.length()) + (message == null ? 0 : message.length());
        }

        Text at(int place) {
            return new Text(place, duration, call, message);
        }
    }

    private static final int MAX_CALL = 300;
    static final int MAX_CALL_IN_TROUBLE = 1000;
    private static final int MAX_MESSAGE = 500;

    /** So many jobs in trouble have a text whatever it costs. */
    private static final int SURE_TROUBLE = 1000;

    /** So many characters their texts have, which is more than a report shows. */
    private static final int MAX_TROUBLE_LENGTH = 4_000_000;

    /** So many texts are made in any case. */
    private static final int FREE_TEXTS = 16;

    /** The first texts may take so long, whatever the jobs do. */
    private static final int FEW_TEXTS = 500;

    private static final long FEW_NANOS = 5_000_000;

    /** All of them may take this part of the time of the jobs. */
    private static final int TIME_SHARE = 20;

    private static final int MAX_PAUSE = 1 << 12;
    private static final int MAX_STRIDE = 1 << 24;

    private final boolean showsArguments;
    private final int maxLongest;
    private final int maxSampleLength;

    /** Nanoseconds; not of the clock of the run. */
    private final LongSupplier clock;

    private final List<Text> trouble = new ArrayList<>();
    private final PriorityQueue<Text> longest = new PriorityQueue<>(Comparator.comparingLong(Text::duration));
    private List<Text> samples = new ArrayList<>();

    /** What is being made. */
    private final List<Draft> open = new ArrayList<>();

    private int troubleLength;
    private int sampleLength;
    private long spent;
    private int made;
    private long jobTime;

    /** Of how many bars one has a sample. */
    private int stride = 1;

    /** How many bars have none where texts would cost too much. */
    private int pause = 1;

    private int nextSample;

    Texts(boolean showsArguments, int maxLongest, int maxSampleLength) {
        this(showsArguments, maxLongest, maxSampleLength, System::nanoTime);
    }

    Texts(boolean showsArguments, int maxLongest, int maxSampleLength, LongSupplier clock) {
        this.clock = clock;
        this.showsArguments = showsArguments;
        this.maxLongest = maxLongest;
        this.maxSampleLength = maxSampleLength;
    }

    /** A job that runs for no longer than that is none of the longest. */
    long longestThreshold() {
        return longest.size() < maxLongest || longest.isEmpty()
                ? -1
                : longest.element().duration();
    }

    /** The place from which on the next bar is to have a sample. */
    int nextSample() {
        return nextSample;
    }

    /**
     * Decides whether a job is to have a text: one of the longest, one for a sample, or one in trouble.
     *
     * @return what is to be filled in, without a lock, and then {@linkplain #end ended}; null if it is to have none
     */
    @Nullable
    Draft begin(int bar, long duration, Ending ending, boolean hasFailure, long timeOfJobs) {
        jobTime = timeOfJobs;
        Draft draft;
        if (hasFailure || ending.isTrouble()) {
            if (trouble.size() >= SURE_TROUBLE && (troubleLength >= MAX_TROUBLE_LENGTH || !isAffordable(duration))) {
                return null;
            }
            draft = new Draft(bar, duration, showsArguments, MAX_CALL_IN_TROUBLE, true);
        } else {
            boolean hasCall = showsArguments && isAffordable(duration);
            pause = hasCall ? 1 : Math.min(MAX_PAUSE, pause * 2);
            nextSample = bar + Math.max(stride, pause);
            if (!hasCall && duration <= longestThreshold()) {
                return null;
            }
            draft = new Draft(bar, duration, hasCall, MAX_CALL, false);
        }
        open.add(draft);
        return draft;
    }

    /** A text that is being made. The place of its bar is guarded by the track, all else used by the thread that makes it. */
    final class Draft {

        private int bar;
        private final long duration;
        private final boolean hasCall;
        private final int maxLength;
        private final boolean isTrouble;
        private @Nullable String call;
        private @Nullable String message;
        private long nanos;

        Draft(int bar, long duration, boolean hasCall, int maxLength, boolean isTrouble) {
            this.bar = bar;
            this.duration = duration;
            this.hasCall = hasCall;
            this.maxLength = maxLength;
            this.isTrouble = isTrouble;
        }

        /** Calls code of users. */
        void make(Job<?> job, @Nullable Throwable failure) {
            long start = clock.getAsLong();
            if (hasCall) {
                call = ShortText.of(job, maxLength);
            }
            if (failure != null) {
                // A message may hold the values of arguments.
                message = showsArguments
                        ? ShortText.of(failure, MAX_MESSAGE)
                        : failure.getClass().getName();
            }
            nanos = clock.getAsLong() - start;
        }
    }

    /**
     * Takes what was made.
     *
     * @param bars how many bars there are
     */
    void end(Draft draft, int bars) {
        open.remove(draft);
        if (draft.hasCall || draft.message != null) {
            spent += draft.nanos;
            made++;
        }
        if (draft.bar < 0 || draft.bar >= bars) {
            return; // it is a part of another one by now
        }
        add(new Text(draft.bar, draft.duration, draft.call, draft.message), draft.isTrouble);
    }

    /** Takes a text that was made. */
    void add(Text text, boolean isTrouble) {
        if (isTrouble) {
            if (troubleLength < MAX_TROUBLE_LENGTH) {
                trouble.add(text);
                troubleLength += text.length();
            }
        } else if (text.duration() > longestThreshold()) {
            addLongest(text);
        } else if (text.call() != null) {
            addSample(text);
        }
    }

    private void addLongest(Text text) {
        longest.add(text);
        if (longest.size() > maxLongest) {
            Text shortest = longest.remove();
            if (shortest.call() != null) {
                addSample(shortest);
            }
        }
    }

    private void addSample(Text text) {
        samples.add(text);
        sampleLength += text.length();
        if (sampleLength > maxSampleLength) {
            stride = Math.min(MAX_STRIDE, stride * 2);
            keepEverySecondSample();
        }
    }

    private void keepEverySecondSample() {
        List<Text> kept = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < samples.size(); i += 2) {
            kept.add(samples.get(i));
            length += samples.get(i).length();
        }
        samples = kept;
        sampleLength = length;
    }

    /** Whether texts have taken little of the time so far, or this one takes little of the time of its job. */
    private boolean isAffordable(long duration) {
        return made < FREE_TEXTS
                || spent <= jobTime / TIME_SHARE + (made < FEW_TEXTS ? FEW_NANOS : 0)
                || spent / Math.max(1, made) <= duration / TIME_SHARE;
    }

    /** Bars were merged. */
    void moved(int[] newPlaces, Bars merged) {
        moveAll(trouble, newPlaces, merged);
        moveAll(samples, newPlaces, merged);
        List<Text> texts = new ArrayList<>(longest);
        moveAll(texts, newPlaces, merged);
        longest.clear();
        longest.addAll(texts);
        for (Draft draft : open) {
            int place = draft.bar < 0 ? -1 : newPlaces[draft.bar];
            draft.bar = place < 0 || merged.jobs(place) > 1 ? -1 : place;
        }
        nextSample = merged.size();
    }

    private static void moveAll(List<Text> texts, int[] newPlaces, Bars merged) {
        texts.replaceAll(text -> text.at(newPlaces[text.bar()]));
        texts.removeIf(text -> merged.jobs(text.bar()) > 1);
    }

    List<Text> trouble() {
        return new ArrayList<>(trouble);
    }

    /** Of jobs that are not in trouble, in no order. */
    List<Text> others() {
        List<Text> all = new ArrayList<>(samples);
        all.addAll(longest);
        return all;
    }
}
