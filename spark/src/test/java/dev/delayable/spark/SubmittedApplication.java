package dev.delayable.spark;

import static dev.delayable.spark.Sent.numbers;
import static dev.delayable.spark.Sent.sent;

import dev.delayable.runtime.Parallel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** An application as {@code spark-submit} takes it: it knows nothing of the cluster that it runs on. */
public final class SubmittedApplication {

    private SubmittedApplication() {}

    /**
     * Runs jobs, and writes their results.
     *
     * @param args the file to write
     * @throws Exception if that fails
     */
    public static void main(String[] args) throws Exception {
        try (JavaSparkContext context = new JavaSparkContext(new SparkConf())) {
            List<Integer> squares =
                    Parallel.nJobs(4).backend(SparkBackend.on(context)).map(numbers(10), sent(i -> i * i));
            Path written = Files.writeString(Path.of(args[0] + ".part"), squares.toString());
            Files.move(written, Path.of(args[0]));
        }
    }
}
