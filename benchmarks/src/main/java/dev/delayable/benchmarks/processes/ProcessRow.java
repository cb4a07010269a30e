package dev.delayable.benchmarks.processes;

/** What is measured of worker processes; the values of a row are in the unit that its title names. */
public enum ProcessRow {
    COLD("the first run of a program, 2 no-op jobs, its workers started: ms"),
    PROGRAM("such a program, from its start to its end: ms"),
    FEW("10 no-op jobs, warm: µs a run"),
    MANY("100,000 no-op jobs, warm: µs a job"),
    ARGUMENTS("200 jobs with 1 MB of bytes each as argument: MB/s"),
    RESULTS("200 jobs with 1 MB of doubles each as result: MB/s"),
    SHARED("1,000 jobs that share 50 MB of doubles: ms"),
    SHARED_BYTES("the same: MB that are sent or mapped"),
    SHARED_NESTED("1,000 jobs that share 50 MB of doubles in 1,000 rows: ms"),
    SHARED_NESTED_BYTES("the same: MB that are sent or mapped"),
    PATHS("100,000 no-op jobs with a Path, warm: µs a job"),
    RECOVERY("a busy worker is killed: ms to the next result of a new worker"),
    SURVIVORS("the same: results of the 4 jobs of that run"),
    RSS("memory of an idle worker, RSS: MB"),
    PSS("memory of an idle worker, PSS: MB"),
    SMALL_RSS("the same with " + String.join(" ", Footprint.SMALL) + ", RSS: MB"),
    SMALL_PSS("the same with " + String.join(" ", Footprint.SMALL) + ", PSS: MB");

    private final String title;

    ProcessRow(String title) {
        this.title = title;
    }

    /** How the table calls it. */
    public String title() {
        return title;
    }
}
