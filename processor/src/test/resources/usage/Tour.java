package usage;

import dev.delayable.annotations.DelayableImport;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the generated classes read for those who use them. */
@DelayableImport(Math.class)
@DelayableImport(value = String.class, methods = "substring")
public final class Tour {

    private Tour() {}

    public static Object methodReference() {
        List<Integer> results =
                Parallel.nJobs(5).run(IntStream.range(0, 20).mapToObj(SlowFunctionsDelayed::slowFunction));
        return results;
    }

    public static Object lambda() {
        List<Integer> results = Parallel.nJobs(2)
                .run(IntStream.range(0, 5)
                        .mapToObj(i -> SlowFunctionsDelayed.slowFunction2(i, 20, 3).operation("-")));
        return results;
    }

    public static Object jobsOfSeveralKinds() {
        List<Number> results = Parallel.nJobs(2)
                .run(SlowFunctionsDelayed.slowFunction(3), SlowFunctionsDelayed.same(2.5).why("another type"));
        return results;
    }

    public static Object keywordsInAnyOrder() throws InterruptedException {
        int one = SlowFunctionsDelayed.slowFunction2(2, 3).operation("-").offset(10).call();
        int other = SlowFunctionsDelayed.slowFunction2(2, 3).offset(10).operation("-").call();
        return List.of(one, other);
    }

    public static Object aKeywordGivesANewJob() throws InterruptedException {
        SlowFunctionsDelayed.SlowFunction2 job = SlowFunctionsDelayed.slowFunction2(2, 3, 4);
        SlowFunctionsDelayed.SlowFunction2 changed = job.operation("-");
        return List.of(job.call(), changed.call());
    }

    public static Object requiredKeyword() {
        String result = SlowFunctionsDelayed.same("value").why("must be said").call();
        return result;
    }

    public static Object theVarargsArrayIsCopied() throws Exception {
        int[] args = {2, 3};
        Job<Integer> job = SlowFunctionsDelayed.slowFunction2(1, 1, args);
        args[0] = 100;
        return job.call();
    }

    public static Object executor() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> one = executor.submit(SlowFunctionsDelayed.slowFunction(4));
            List<Future<Integer>> all = executor.invokeAll(
                    Stream.of(5, 6).map(SlowFunctionsDelayed::slowFunction).toList());
            return List.of(one.get(), all.get(0).get(), all.get(1).get());
        } finally {
            executor.shutdown();
        }
    }

    public static Object factoryAsAFunction() throws Exception {
        Function<Integer, Job<Integer>> delayed = SlowFunctionsDelayed::slowFunction;
        return delayed.apply(7).call();
    }

    public static Object parts() {
        Job<Integer> job = SlowFunctionsDelayed.slowFunction2(0, 20, 3).operation("-");
        return List.of(job.toString(), job.args(), job.kwargs(), job.function().toString());
    }

    public static Object imports() throws Exception {
        List<Double> roots =
                Parallel.nJobs(2).run(IntStream.range(0, 10).mapToObj(i -> MathDelayed.sqrt(i * i)));
        Job<String> middle = StringDelayed.on("delayed").substring(2, 5);
        return List.of(roots.get(9), middle.call(), middle.toString());
    }
}
