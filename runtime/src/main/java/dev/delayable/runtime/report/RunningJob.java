package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The job that a worker is running: written by the thread of the worker, without a lock, and read by others. */
final class RunningJob {

    private static final VarHandle START;

    static {
        try {
            START = MethodHandles.lookup().findVarHandle(RunningJob.class, "start", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long NONE = -1;
    private static final int MAX_TEXT = 300;

    /**
     * Where the job stands, and later its result. Written for each batch only: to write a reference costs more than the rest of
     * what is done for a quick job.
     */
    private @Nullable Object @Nullable [] slots;

    private int slot;
    private long index;
    private int attempt;

    /** When it started. Changes before and after the other fields do: who reads the same twice has read what belongs to it. */
    private long start = NONE;

    @SuppressWarnings("ReferenceEquality") // the very same array is meant
    void starts(@Nullable Object[] nextSlots, int nextSlot, long nextIndex, int nextAttempt, long now) {
        START.setOpaque(this, NONE);
        VarHandle.storeStoreFence();
        if (slots != nextSlots) {
            slots = nextSlots;
        }
        slot = nextSlot;
        index = nextIndex;
        attempt = nextAttempt;
        START.setRelease(this, now);
    }

    void ended() {
        START.setOpaque(this, NONE);
    }

    /** There will be no more jobs. */
    void leaves() {
        START.setOpaque(this, NONE);
        VarHandle.storeStoreFence();
        slots = null;
    }

    /**
     * The job that is running.
     *
     * @param job the job
     * @param index its place in the input
     * @param attempt which attempt, counted from 1
     * @param start when it started, in nanoseconds from the start of the run
     */
    record Known(Job<?> job, long index, int attempt, long start) {}

    /** The job that is running, if there is one. Called by any thread. */
    @Nullable
    Known known() {
        long since = (long) START.getAcquire(this);
        @Nullable Object @Nullable [] read = slots;
        Known known = since != NONE && read != null && read[slot] instanceof Job<?> running
                ? new Known(running, index, attempt, since)
                : null;
        VarHandle.loadLoadFence();
        return since == NONE || (long) START.getOpaque(this) != since ? null : known;
    }

    /** Adds a bar for the job, if there is one. Called by any thread. */
    TrackSnapshot addTo(TrackSnapshot track, Functions functions, boolean showsArguments, long now) {
        Known known = known();
        Bars bars = track.bars();
        long lastEnd = bars.size() == 0 ? 0 : bars.end(bars.size() - 1);
        if (known == null || known.start() < lastEnd || now <= known.start()) {
            return track;
        }
        int bar = bars.size();
        bars.add(known.start(), now, functions.numberOf(known.job()), Ending.RUNNING, known.index(), known.attempt());
        List<Texts.Text> texts = new ArrayList<>(track.otherTexts());
        if (showsArguments) {
            texts.add(new Texts.Text(bar, now - known.start(), ShortText.of(known.job(), MAX_TEXT), null));
        }
        return new TrackSnapshot(track.depth(), bars, track.trouble(), texts, track.mergedTimes());
    }
}
