package dev.delayable.runtime.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Puts the numbers of a run into words and tables. */
final class Tables {

    private static final int MAX_LANES = 256;

    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Summary summary;
    private final RunInfo run;

    Tables(Summary summary) {
        this.summary = summary;
        this.run = summary.run();
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        String of = run.total() < 0 ? "" : "of " + Numbers.count(run.total());
        facts.add(new Fact(
                "wall",
                "Wall time",
                Numbers.duration(run.wallNanos()),
                run.state().text()));
        facts.add(new Fact("jobs", "Jobs", Numbers.count(summary.jobs()), nested(of)));
        facts.add(new Fact("failed", "Failed", Numbers.count(summary.failed()), stopped()));
        facts.add(new Fact("retried", "Retried", Numbers.count(summary.ended(Ending.RETRIED)), "attempts"));
        if (summary.ended(Ending.FROM_MEMORY) > 0) {
            facts.add(new Fact("memory", "From memory", Numbers.count(summary.ended(Ending.FROM_MEMORY)), "not run"));
        }
        String workers = run.workers() == 1 ? "1 worker" : Numbers.count(run.workers()) + " workers";
        facts.add(new Fact("busy", "Busy", Numbers.percent(summary.busy(), summary.workerTime()), "of " + workers));
        facts.add(new Fact(
                "sum",
                "Sum of job times",
                Numbers.duration(summary.busy()),
                String.format(Locale.ROOT, "%.2f at once on average", atOnce())));
        return facts;
    }

    private double atOnce() {
        return run.wallNanos() == 0 ? 0 : (double) summary.busy() / run.wallNanos();
    }

    private String nested(String of) {
        if (summary.nestedJobs() == 0) {
            return of;
        }
        return (of.isEmpty() ? "" : of + ", ") + "and " + Numbers.count(summary.nestedJobs()) + " in runs inside jobs";
    }

    private String stopped() {
        long stopped = summary.ended(Ending.STOPPED);
        return stopped == 0 ? "" : Numbers.count(stopped) + " more stopped";
    }

    /** One line about the run as a whole. */
    String headline() {
        String workers = run.workers() == 1 ? "1 worker" : Numbers.count(run.workers()) + " workers";
        return "Backend " + run.backend() + ", " + workers + ", started " + STARTED.format(run.started());
    }

    /**
     * What a reader must know before looking at the rest.
     *
     * @param drawnMerged how many jobs have no bar of their own
     */
    List<String> notes(long drawnMerged, boolean showsArguments) {
        List<String> notes = new ArrayList<>();
        if (run.state() == RunState.RUNNING) {
            notes.add("This is how far the run was after " + Numbers.duration(run.wallNanos())
                    + ". It was still running then; if its program is not there any more, it was killed.");
        } else if (run.state() == RunState.CUT_SHORT) {
            notes.add("The program has exited after " + Numbers.duration(run.wallNanos())
                    + ", before the end of the run.");
        } else if (run.state() == RunState.STOPPED) {
            notes.add("The run was stopped after " + Numbers.duration(run.wallNanos()) + ": " + run.reason());
        }
        if (drawnMerged > 0) {
            notes.add(Numbers.count(drawnMerged) + " of " + Numbers.count(summary.jobs() + summary.nestedJobs())
                    + " jobs are drawn merged with their neighbours, the shortest ones; failures and the longest jobs are not."
                    + " Counts and sums are of all jobs.");
        }
        if (!showsArguments) {
            notes.add("Calls and messages of exceptions are left out, because they hold values of arguments.");
        }
        return notes;
    }

    List<Table> tables() {
        return List.of(functions(), tail(), time(), longest(), failures(), workers());
    }

    private Table functions() {
        List<List<String>> rows = new ArrayList<>();
        boolean isNear = false;
        long sum = summary.functions().stream().mapToLong(FunctionSummary::sum).sum();
        for (FunctionSummary function : summary.functions()) {
            String near = function.isNear() ? "≈ " : "";
            isNear |= function.isNear();
            rows.add(List.of(
                    function.name(),
                    Numbers.count(function.jobs()),
                    Numbers.count(function.failed()),
                    Numbers.count(function.retried()),
                    Numbers.count(function.fromMemory()),
                    Numbers.duration(function.sum()),
                    Numbers.percent(function.sum(), sum),
                    near + Numbers.duration(function.quantile(0.5)),
                    near + Numbers.duration(function.quantile(0.95)),
                    Numbers.duration(function.max())));
        }
        List<String> notes = new ArrayList<>();
        notes.add("Times are those of all attempts, and of jobs inside jobs too.");
        if (isNear) {
            notes.add("≈: within an eighth, because jobs were merged while the run was recorded.");
        }
        return new Table(
                "functions",
                "Time by function",
                notes,
                List.of(
                        "Function",
                        "#Jobs",
                        "#Failed",
                        "#Retried",
                        "#From memory",
                        "#Sum",
                        "#Share",
                        "#Median",
                        "#95 %",
                        "#Longest"),
                rows);
    }

    private Table tail() {
        Tail tail = summary.tail();
        List<String> notes = new ArrayList<>();
        if (tail.end() == 0) {
            notes.add("No job has run.");
            return new Table("tail", "The tail", notes, List.of(), List.of());
        }
        long length = tail.end() - tail.start();
        if (run.state() == RunState.RUNNING) {
            notes.add("The run goes on.");
        } else if (!tail.isFull()) {
            notes.add("There were never jobs for all " + Numbers.count(run.workers()) + " workers.");
        }
        if (run.workers() > 1) {
            notes.add("From " + Numbers.duration(tail.start()) + " on, fewer jobs ran than before: for "
                    + Numbers.duration(length) + ", " + Numbers.percent(length, run.wallNanos())
                    + " of the run. Workers had nothing to do for " + Numbers.duration(tail.idle())
                    + " in all in that time.");
        }
        if (tail.last() != null) {
            Place last = Objects.requireNonNull(tail.last());
            notes.add("Last ended job " + last.index() + ", " + last.call(summary.functionNames()) + ", on worker "
                    + LaneSnapshot.name(last.lane()) + ": it started at " + Numbers.duration(last.start())
                    + " and ran for "
                    + Numbers.duration(last.duration()) + ".");
        }
        if (run.workers() > 1) {
            notes.add(
                    tail.saved() * 100 < tail.actual()
                            ? "Another order would not have saved much: with the longest jobs first, the same workers need "
                                    + Numbers.duration(tail.longestFirst()) + "."
                            : "With the longest jobs first, the same workers would need "
                                    + Numbers.duration(tail.longestFirst()) + " instead of "
                                    + Numbers.duration(tail.actual()) + ", "
                                    + Numbers.percent(tail.saved(), tail.actual()) + " less.");
        }
        return new Table("tail", "The tail", notes, List.of(), List.of());
    }

    private Table time() {
        long before = 0;
        long between = 0;
        long after = 0;
        int used = 0;
        for (LaneSummary lane : summary.lanes()) {
            if (lane.lastEnd() > 0 && lane.number() != LaneSnapshot.MEMORY) {
                used++;
                before += lane.firstStart();
                between += lane.idleBetween();
                after += Math.max(0, run.wallNanos() - lane.lastEnd());
            }
        }
        long unused = Math.max(0, run.workers() - used) * run.wallNanos();
        List<List<String>> rows = new ArrayList<>();
        addTime(rows, "Jobs ran", summary.busy());
        addTime(rows, "Before the first job of a worker: the start of the run", before);
        addTime(rows, "Between jobs: the engine itself, and waiting for the input or for another attempt", between);
        addTime(rows, "After the last job of a worker: the tail, and the end of the run", after);
        addTime(rows, "Workers that had no job at all", unused);
        return new Table(
                "time", "Where the time of the workers went", List.of(), List.of("What", "#Time", "#Share"), rows);
    }

    private void addTime(List<List<String>> rows, String what, long nanos) {
        rows.add(List.of(what, Numbers.duration(nanos), Numbers.percent(nanos, summary.workerTime())));
    }

    private Table longest() {
        List<List<String>> rows = new ArrayList<>();
        for (Place place : summary.longest()) {
            rows.add(List.of(
                    Numbers.duration(place.duration()),
                    String.valueOf(place.index()),
                    place.call(summary.functionNames()),
                    String.valueOf(place.attempt()),
                    LaneSnapshot.name(place.lane()),
                    Numbers.duration(place.start()),
                    place.ending().text()));
        }
        return new Table(
                "longest",
                "The " + Summary.LONGEST + " longest",
                rows.isEmpty() ? List.of("No job has run.") : List.of(),
                List.of("#Duration", "#Index", "Call", "#Attempt", "#Worker", "#Started at", "Ended"),
                rows);
    }

    private Table failures() {
        List<List<String>> rows = new ArrayList<>();
        for (Place place : summary.failures()) {
            Texts.Text text = place.text();
            String message = text == null ? null : text.message();
            rows.add(List.of(
                    String.valueOf(place.index()),
                    place.call(summary.functionNames()),
                    place.ending().text(),
                    message == null ? "" : message,
                    String.valueOf(place.attempt()),
                    LaneSnapshot.name(place.lane()),
                    Numbers.duration(place.end())));
        }
        List<String> notes = new ArrayList<>();
        if (rows.isEmpty()) {
            notes.add("No job has failed.");
        } else if (summary.failed() > rows.size()) {
            notes.add("The first " + rows.size() + " of " + Numbers.count(summary.failed()) + " failures.");
        }
        return new Table(
                "failures",
                "Failures",
                notes,
                List.of("#Index", "Call", "How", "Exception", "#Attempts", "#Worker", "#At"),
                rows);
    }

    private Table workers() {
        List<LaneSummary> lanes = summary.lanes().stream()
                .filter(lane -> lane.number() != LaneSnapshot.MEMORY)
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (LaneSummary lane : lanes.subList(0, Math.min(lanes.size(), MAX_LANES))) {
            boolean isUsed = lane.lastEnd() > 0;
            rows.add(List.of(
                    LaneSnapshot.name(lane.number()),
                    Numbers.count(lane.jobs()),
                    Numbers.duration(lane.busy()),
                    Numbers.percent(lane.busy(), run.wallNanos()),
                    isUsed ? Numbers.duration(lane.firstStart()) : "",
                    Numbers.duration(lane.idleBetween()),
                    isUsed ? Numbers.duration(Math.max(0, run.wallNanos() - lane.lastEnd())) : ""));
        }
        return new Table(
                "workers",
                "Workers",
                lanes.size() > MAX_LANES
                        ? List.of("The first " + MAX_LANES + " of " + Numbers.count(lanes.size()) + " workers.")
                        : List.of(),
                List.of(
                        "#Worker",
                        "#Jobs",
                        "#Busy",
                        "#Busy share",
                        "#Idle before its first job",
                        "#Idle between jobs",
                        "#Idle after its last job"),
                rows);
    }
}
