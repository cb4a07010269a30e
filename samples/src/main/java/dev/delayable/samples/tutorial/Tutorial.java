package dev.delayable.samples.tutorial;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ParallelConfig;
import dev.delayable.samples.common.Cli;
import dev.delayable.samples.common.Reported;
import dev.delayable.samples.common.Timed;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Walks from a plain loop to parallel jobs, one step after another, and shows at each what the code does and what comes
 * out of it. Its steps are those of a notebook that introduces joblib's {@code Parallel} and {@code delayed}.
 */
@Command(
        name = "tutorial",
        description = "Walks from a plain loop to jobs that run in parallel, one step after another.")
public final class Tutorial implements Callable<Integer>, Reported {

    private static final int CALLS = 20;

    private final Notebook notebook;

    @Option(
            names = "--sleep",
            paramLabel = "<seconds>",
            converter = SecondsConverter.class,
            description = "How long each call of the tutorial's slow functions sleeps, 0.05 for example; default: 1.")
    private Duration sleep = Sleep.DEFAULT;

    @Option(
            names = "--backend",
            paramLabel = "<backend>",
            converter = PlaceConverter.class,
            description = "Where the jobs run: threads, virtualThreads, processes or sequential; default: threads.")
    private Place place = Place.THREADS;

    private @Nullable Path report;

    /**
     * The program.
     *
     * @param out where it prints
     */
    public Tutorial(PrintStream out) {
        this.notebook = new Notebook(out);
    }

    /** Runs the tutorial alone. */
    public static void main(String... args) {
        int exitCode = Cli.of(new Tutorial(System.out)).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    @Override
    public void report(Path file) {
        report = file;
    }

    @Override
    public Integer call() throws Exception {
        if (report == null) {
            return steps();
        }
        // Each run here takes from the scope what it does not set itself.
        return ParallelConfig.run(Parallel.defaults().report(report), this::steps);
    }

    private Integer steps() throws Exception {
        Sleep.setDuration(sleep);
        Timed<List<Integer>> loop = plainLoop();
        Timed<List<Integer>> parallel = parallel();
        delayed();
        Iterator<Job<Integer>> usedUp = jobs();
        Parallel client = client();
        Timed<List<Integer>> again = results(client, usedUp);
        Timed<List<Integer>> longer = longerFunction();
        times(loop, parallel, again, longer);
        return 0;
    }

    private Timed<List<Integer>> plainLoop() throws Exception {
        notebook.heading("Splitting work into functions");
        notebook.text(
                "slowFunction sleeps for a while and doubles its value. Nothing is parallel yet: a plain loop",
                "calls it 20 times, and keeps the results in a list.");
        return notebook.timed("""
                List<Integer> results = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    results.add(SlowFunctions.slowFunction(i));
                }""", () -> {
            List<Integer> results = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                results.add(SlowFunctions.slowFunction(i));
            }
            return results;
        });
    }

    private Timed<List<Integer>> parallel() throws Exception {
        notebook.heading("That took long");
        notebook.text(
                "The same calls, as jobs that run five at a time. Their results come back in the order of the jobs.");
        return notebook.timed("""
                jobs = IntStream.range(0, 20).mapToObj(SlowFunctionsDelayed::slowFunction).iterator();
                results = %s.run(jobs);""".formatted(parallelCode()), () -> fiveAtOnce().run(slowJobs()));
    }

    private void delayed() throws Exception {
        notebook.heading("1. delayed");
        notebook.text(
                "slowFunction is marked @Delayable, so there is a class SlowFunctionsDelayed with a factory of the",
                "same name. The factory is a function too, almost a copy of slowFunction:");
        IntFunction<Job<Integer>> delayedSlowFunction = SlowFunctionsDelayed::slowFunction;
        Job<Integer> job = delayedSlowFunction.apply(2);
        notebook.code("IntFunction<Job<Integer>> delayedSlowFunction = SlowFunctionsDelayed::slowFunction;");
        notebook.text("What it delays is known, and reads as a signature:");
        notebook.code("delayedSlowFunction.apply(2).function()", job.function());
        notebook.text("It does not call slowFunction, but returns a job: the call as data, waiting to be run.");
        notebook.code("Job<Integer> job = delayedSlowFunction.apply(2);");
        notebook.code("job", job);
        notebook.text("A job has three parts: the function, the arguments by position, and the arguments by keyword.");
        notebook.code("job.function()", job.function());
        notebook.code("job.args()", job.args());
        notebook.code("job.kwargs()", job.kwargs());
        notebook.text("The parts are all it takes to make the call. (Parallel makes it for each of its jobs.)");
        notebook.code(
                "job.function().job(job.args(), job.kwargs()).call()",
                job.function().job(job.args(), job.kwargs()).call());
    }

    private Iterator<Job<Integer>> jobs() {
        notebook.heading("2. Jobs");
        notebook.text(
                "An iterator makes its jobs one by one, when they are asked for. However many there will be, they",
                "take no memory now: no job has been made yet.");
        Iterator<Job<Integer>> jobs = slowJobs();
        notebook.code("jobs = IntStream.range(0, 20).mapToObj(delayedSlowFunction).iterator();");
        notebook.text("One job from it:");
        notebook.code("jobs.next()", jobs.next());
        notebook.text("And all the others; the first one is missing, for it was taken already:");
        notebook.code("list(jobs)", list(jobs));
        notebook.text("The iterator is used up now; asking again gives nothing:");
        notebook.code("list(jobs)", list(jobs));
        return jobs;
    }

    private Parallel client() {
        notebook.heading("3. Parallel");
        notebook.text(
                "Parallel is an object that says how jobs run. Most often it is enough to say how many of them run",
                "at once. It is immutable, and can be used any number of times.");
        Parallel client = fiveAtOnce();
        notebook.code("Parallel client = " + parallelCode() + ";");
        notebook.code("client", client);
        return client;
    }

    private Timed<List<Integer>> results(Parallel client, Iterator<Job<Integer>> usedUp) throws Exception {
        notebook.heading("4. Results");
        notebook.text("What is left to do is to run the jobs and to collect the results:");
        notebook.code("client.run(jobs)", client.run(usedUp));
        notebook.text(
                "There are no results because there were no jobs left. Made again, they run, on the same client:");
        return notebook.timed("""
                jobs = IntStream.range(0, 20).mapToObj(delayedSlowFunction).iterator();
                results = client.run(jobs);""", () -> client.run(slowJobs()));
    }

    private Timed<List<Integer>> longerFunction() throws Exception {
        notebook.heading("A longer function");
        notebook.text(
                "slowFunction2 takes two values, any number of values to add, and an operation as a keyword. A",
                "keyword is a method of the job. This time the jobs are a list:");
        List<Job<Integer>> jobs = longerJobs();
        notebook.code("""
                List<Job<Integer>> jobs = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    String operation = i % 2 == 0 ? "*" : "-";
                    int addition = i < 10 ? 3 : 5;
                    jobs.add(SlowFunctionsDelayed.slowFunction2(i, 20 - i, addition).operation(operation));
                }""");
        notebook.code("jobs.forEach(System.out::println);", jobs.stream());
        return notebook.timed(
                "results = " + parallelCode() + ".run(jobs);",
                () -> fiveAtOnce().run(jobs));
    }

    private void times(
            Timed<List<Integer>> loop,
            Timed<List<Integer>> parallel,
            Timed<List<Integer>> again,
            Timed<List<Integer>> longer) {
        notebook.heading("Times");
        notebook.text(
                "Each line is 20 calls that sleep equally long. The plain loop is what the others are compared with.");
        notebook.table(List.of(
                List.of("", "seconds", "speed-up"),
                List.of("slowFunction in a plain loop", loop.seconds(), loop.speedUpOver(loop)),
                List.of("slowFunction, Parallel.nJobs(5).run(jobs)", parallel.seconds(), parallel.speedUpOver(loop)),
                List.of("slowFunction, client.run(jobs)", again.seconds(), again.speedUpOver(loop)),
                List.of("slowFunction2, Parallel.nJobs(5).run(jobs)", longer.seconds(), longer.speedUpOver(loop))));
    }

    private Parallel fiveAtOnce() {
        Parallel parallel = Parallel.nJobs(5);
        return place == Place.THREADS ? parallel : parallel.backend(place.backend(sleep));
    }

    private String parallelCode() {
        return place == Place.THREADS ? "Parallel.nJobs(5)" : "Parallel.nJobs(5).backend(Backends." + place + "())";
    }

    private static Iterator<Job<Integer>> slowJobs() {
        IntFunction<Job<Integer>> delayedSlowFunction = SlowFunctionsDelayed::slowFunction;
        return IntStream.range(0, CALLS).mapToObj(delayedSlowFunction).iterator();
    }

    private static List<Job<Integer>> longerJobs() {
        List<Job<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String operation = i % 2 == 0 ? "*" : "-";
            int addition = i < 10 ? 3 : 5;
            jobs.add(SlowFunctionsDelayed.slowFunction2(i, 20 - i, addition).operation(operation));
        }
        return jobs;
    }

    /** What Python's {@code list()} does to an iterator: asks for all that is left. */
    private static <T> List<T> list(Iterator<T> iterator) {
        List<T> elements = new ArrayList<>();
        iterator.forEachRemaining(elements::add);
        return elements;
    }
}
