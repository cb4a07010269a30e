package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A run that has never been: its jobs are added by the test, at times that it names. */
final class ModelRun {

    private final Functions functions = new Functions();
    private final List<List<Track>> lanes = new ArrayList<>();
    private final int workers;
    private long wall;
    boolean showsArguments = true;
    RunState state = RunState.FINISHED;
    String reason = "";

    ModelRun(int workers) {
        this.workers = workers;
        for (int i = 0; i < workers; i++) {
            lanes.add(new ArrayList<>());
        }
    }

    private Track track(int lane, int depth) {
        List<Track> tracks = lanes.get(lane);
        while (tracks.size() <= depth) {
            // Texts take no time, else a busy machine could not afford them all.
            tracks.add(new Track(2_000_000, new Texts(showsArguments, 1_000, 2_000_000 / workers, () -> 0), 0));
        }
        return tracks.get(depth);
    }

    ModelRun add(int lane, Job<?> job, long index, long start, long end) {
        return add(lane, 0, job, index, start, end, Ending.RETURNED, 1, null);
    }

    ModelRun add(
            int lane,
            int depth,
            Job<?> job,
            long index,
            long start,
            long end,
            Ending ending,
            int attempt,
            @Nullable Throwable failure) {
        track(lane, depth).add(job, functions.numberOf(job), start, end, ending, index, attempt, failure);
        wall = Math.max(wall, end);
        return this;
    }

    ModelRun wall(long nanos) {
        wall = nanos;
        return this;
    }

    Snapshot snapshot() {
        List<LaneSnapshot> read = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            List<TrackSnapshot> tracks = new ArrayList<>();
            for (int depth = 0; depth < lanes.get(lane).size(); depth++) {
                tracks.add(lanes.get(lane).get(depth).snapshot(depth));
            }
            read.add(new LaneSnapshot(lane, tracks));
        }
        RunInfo run = new RunInfo("threads", workers, -1, Instant.parse("2026-01-02T03:04:05Z"), wall, state, reason);
        return new Snapshot(run, read, functions.names());
    }

    ReportModel model() {
        return new ReportModel(snapshot(), showsArguments);
    }

    Path page(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            HtmlPage.write(model(), out);
        }
        return file;
    }

    /** A run with something of everything: some functions, failures, retries, runs inside jobs, and a tail. */
    static ModelRun ofEverything() {
        ModelRun run = new ModelRun(6);
        Random random = new Random(7);
        long[] free = new long[6];
        String[] names = {"resize", "decode", "upload", "thumbnail"};
        for (int i = 0; i < 400; i++) {
            int lane = 0;
            for (int other = 1; other < 6; other++) {
                lane = free[other] < free[lane] ? other : lane;
            }
            String name = names[(int) (random.nextDouble() * random.nextDouble() * 4)];
            Job<?> job = new NamedCall(name, name + "(\"holiday-" + i + ".jpg\", 640, 480)");
            long start = free[lane] + 20_000 + random.nextInt(30_000);
            long length = 2_000_000 + (long) (Math.exp(random.nextGaussian()) * 4_000_000);
            long end = start + (i == 396 ? 120_000_000 : length);
            if (i == 57 || i == 211) {
                run.add(
                        lane,
                        0,
                        job,
                        i,
                        start,
                        end,
                        Ending.FAILED,
                        1,
                        new IOException("cannot read holiday-" + i + ".jpg: truncated file"));
            } else if (i % 61 == 60) {
                run.add(lane, 0, job, i, start, end, Ending.RETRIED, 1, new IOException("connection reset"));
                start = end + 1_000_000;
                end = start + length;
                run.add(lane, 0, job, i, start, end, Ending.RETURNED, 2, null);
            } else if (i % 50 == 49) {
                long part = (end - start) / 4;
                for (int inner = 0; inner < 3; inner++) {
                    run.add(
                            lane,
                            1,
                            new NamedCall("tile", "tile(" + inner + ")"),
                            inner,
                            start + inner * part + part / 4,
                            start + (inner + 1) * part,
                            Ending.RETURNED,
                            1,
                            null);
                }
                run.add(lane, job, i, start, end);
            } else if (i % 40 == 13) {
                end = start;
                run.add(lane, 0, job, i, start, end, Ending.FROM_MEMORY, 1, null);
            } else {
                run.add(lane, job, i, start, end);
            }
            free[lane] = end;
        }
        return run;
    }
}
