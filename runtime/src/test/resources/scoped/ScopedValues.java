import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.util.List;

/** Hands a scoped value on to jobs: it is read in the caller, and bound again in each job. */
class ScopedValues {

    private static final ScopedValue<String> USER = ScopedValue.newInstance();

    private static String greet(int number) {
        return "hello " + USER.get() + " " + number;
    }

    private static List<String> greetAll(Parallel parallel) throws Exception {
        String user = USER.get();
        return parallel.map(List.of(1, 2, 3), number -> ScopedValue.where(USER, user).call(() -> greet(number)));
    }

    public static void main(String[] args) throws Exception {
        for (Parallel parallel : List.of(Parallel.nJobs(1), Parallel.nJobs(2))) {
            System.out.println(ScopedValue.where(USER, "ann").call(() -> greetAll(parallel)));
        }
        Job<Boolean> isBound = Job.of("isBound", USER::isBound);
        System.out.println(ScopedValue.where(USER, "ann").call(() -> Parallel.nJobs(2).run(isBound, isBound)));
    }
}
