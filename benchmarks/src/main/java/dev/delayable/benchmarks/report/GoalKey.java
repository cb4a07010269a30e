package dev.delayable.benchmarks.report;

/** The goals, in the order of the table. */
enum GoalKey {
    LIST("100,000 no-op jobs from a list: at most 1.0 x a parallel stream"),
    ITERATOR("100,000 no-op jobs from an iterator: at most 25 ns a job, making it included"),
    MICROS("100,000 jobs of about 2 µs: at most 1.03 x half the plain loop"),
    FEW("10 no-op jobs: at most 1.0 x a parallel stream"),
    UNEVEN("one job in 100 is 100 x longer, in the worst order: at most 1.05 x the best possible schedule"),
    TUTORIAL("20 x sleep(1 s), n = 5: 4.00 to 4.02 s"),
    SLOW_HEAD("40 jobs, n = 4, the first 400 ms, the others 20 ms: 400 ms, all started by 300 ms"),
    VIRTUAL("10,000 x sleep(100 ms), n = 1000, virtual threads: at most 1.05 s"),
    STREAM("1 million no-op jobs made one by one, through `stream`: at most 30 ns a job"),
    LONG_LIST("10 million no-op jobs from a list: a job costs at most 1.5 x one of 100,000"),
    SERVICE("20 threads, each 1,000 runs of 10 jobs of 5 µs, one bound: at most 0.7 x `invokeAll` on one pool"),
    SIZES("64 sizes of runs one after another: at most 64 threads are alive"),
    LAZY("50 million jobs made one by one, through `stream`: in a heap of 64 MB"),
    ONE_WORKER("n = 1: at most 10 ns a job over the plain loop"),
    MAKING("making a job: the allocation of a hand-written record"),
    OF_LAMBDA("`Job.of`: one object, of 24 bytes at most"),
    MAP("`map` of 100,000 inputs by a no-op lambda: at most 1.0 x a parallel stream"),
    MAP_BYTES("the same: at most 16 bytes an input more than generated jobs, making them included"),
    FAILURE("a job fails: seen under 5 ms later, 4 had started, 3 interrupted, 0 start afterwards"),
    PULL("a slow consumer: the inputs taken are bounded by the window"),
    INTERRUPT("the caller is interrupted at 100 ms: returns then, 4 had started, 0 start afterwards"),
    PROCESSES_COLD("the first run of a program, 2 worker processes started: at most half the time of joblib's loky"),
    PROCESSES_MANY("100,000 no-op jobs in 2 worker processes: at most 2 µs a job"),
    PROCESSES_SHARED("1,000 jobs that share 50 MB, in 2 worker processes: at most 1.2 x 2 x 50 MB are sent or mapped"),
    PROCESSES_NESTED("the same in 1,000 rows: at most 1.3 x the time of the flat array"),
    PROCESSES_NESTED_BYTES("the same in 1,000 rows: at most 1.2 x 2 x 50 MB are sent or mapped"),
    PROCESSES_KILLED("a busy worker process is killed: of the 4 jobs of the run, the 3 others have results");

    private final String text;

    GoalKey(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
