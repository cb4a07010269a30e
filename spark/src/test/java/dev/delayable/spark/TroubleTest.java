package dev.delayable.spark;

import static dev.delayable.spark.Sent.numbers;
import static dev.delayable.spark.Sent.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.hosting.LaunchException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** What goes wrong before a worker is there: one error each, in bounded time, that says what to do. */
class TroubleTest {

    @TempDir
    Path folder;

    @AfterEach
    void endApplication() {
        Contexts.stop();
    }

    private static void run(SparkBackend backend) {
        Parallel.nJobs(2).backend(backend).map(numbers(2), sent(i -> i));
    }

    @Test
    void aMasterThatIsNotThere() {
        assertThatThrownBy(() -> run(SparkBackend.on("spark://127.0.0.1:1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Spark master listens at spark://127.0.0.1:1")
                .hasMessageContaining("start it");
    }

    @Test
    void aMasterWhoseAddressIsWrong() {
        assertThatThrownBy(() -> run(SparkBackend.on("spark://nowhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spark://HOST:PORT");
        assertThatThrownBy(() -> run(SparkBackend.on("sparkle")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sparkle");
    }

    @Test
    void anotherSparkContextInThisJvm() {
        Contexts.local();

        assertThatThrownBy(() -> run(SparkBackend.on("local[2]")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SparkBackend.on(thatContext)");
    }

    @Test
    void aSecondApplicationOfThisLibrary() {
        try (SparkBackend first = SparkBackend.on("local[2]")) {
            run(first);

            assertThatThrownBy(() -> run(SparkBackend.on("local[3]")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("close()");
        }
        SparkBackend second = SparkBackend.on("local[3]");
        run(second);
        second.close();
        run(second); // starts another one
        second.close();
    }

    @Test
    void anApplicationThatHasEnded() {
        SparkBackend backend = SparkBackend.on(Contexts.local());
        Contexts.stop();

        assertThatThrownBy(() -> run(backend))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void anApplicationThatEndsDuringARun() throws Exception {
        SparkBackend backend = SparkBackend.on(Contexts.local());
        Notes notes = new Notes(folder);
        CompletableFuture<List<Integer>> run = CompletableFuture.supplyAsync(() -> Parallel.nJobs(2)
                .backend(backend)
                .map(numbers(100), sent(i -> {
                    notes.add("started", i);
                    Thread.sleep(TimeUnit.MINUTES.toMillis(5));
                    return i;
                })));
        notes.await("started", 2);

        Contexts.stop();

        assertThatThrownBy(() -> run.get(SparkCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .hasStackTraceContaining("Spark");
    }

    @Test
    void noExecutorToBeHad() {
        SparkConf conf = Contexts.conf(SparkCluster.shared().master())
                .set("spark.executor.memory", "3g")
                .set("spark.delayable.executorTimeout", "2s");

        assertThatThrownBy(() -> run(SparkBackend.on(Contexts.at(conf))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no executor for 2 s")
                .hasMessageContaining("3g of memory")
                .hasMessageContaining("has none");
    }

    @Test
    void executorsWithoutTheClasses() {
        JavaSparkContext context =
                Contexts.at(Contexts.conf(SparkCluster.shared().master()).set("spark.app.name", "bare"));

        assertThatThrownBy(() -> run(SparkBackend.on(context).jars()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SparkBackend.jars");
    }

    @Test
    void coresOfExecutorsThatAreNone() {
        assertThatThrownBy(() -> run(SparkBackend.on(Contexts.local()).coresPerJob(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("local-cluster");
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SparkBackend backend = SparkBackend.on(Contexts.local()).port(other.getLocalPort());

            assertThatThrownBy(() -> run(backend))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen")
                    .hasMessageContaining("SparkBackend.port");
        }
    }

    @Test
    void aDriverThatCannotBeReached() {
        JavaSparkContext context = Contexts.local();
        WorkerTask task = new WorkerTask("127.0.0.1", 1);
        List<String> results = context.parallelize(List.of(new Ticket()), 1)
                .mapPartitions(tickets -> List.of(task.apply(CollectionConverters.asScala(tickets)))
                        .iterator())
                .collect();

        assertThat(results.get(0))
                .contains("cannot reach the driver at 127.0.0.1:1")
                .contains("SparkBackend.port");
    }

    @Test
    void messagesThatAreEncryptedWhereJobsAreNot() {
        SparkConf conf = Contexts.conf("local[2]")
                .set("spark.authenticate", "true")
                .set("spark.authenticate.secret", "a secret")
                .set("spark.network.crypto.enabled", "true");
        SparkBackend backend = SparkBackend.on(Contexts.at(conf));

        assertThatThrownBy(() -> run(backend))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spark.network.crypto.enabled")
                .hasMessageContaining("plainSocket()");
        run(backend.plainSocket());
    }

    @Test
    void aJarThatIsNotThere() {
        SparkBackend backend = SparkBackend.on(Contexts.local());

        assertThatThrownBy(() -> backend.jars(folder.resolve("missing.jar")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing.jar");
    }

    @Test
    void aJarThatWasDeleted() throws Exception {
        Path jar = Files.createFile(folder.resolve("deleted.jar"));
        SparkBackend backend = SparkBackend.on(Contexts.local()).jars(jar);
        Files.delete(jar);

        assertThatThrownBy(() -> run(backend))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("deleted.jar");
    }

    @Test
    void numbersThatMakeNoSense() {
        SparkBackend backend = SparkBackend.on(Contexts.local());

        assertThatThrownBy(() -> backend.coresPerJob(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.port(70_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.keepWorkers(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.filter("***;;x=y")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void foldersTravelUnderANameOfTheirContent() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(classes.resolve("one.txt"), "1");
        JavaSparkContext context = Contexts.at(Contexts.conf("local[2]").set("spark.app.name", "folders"));
        ClassShipping shipping = new ClassShipping(context.sc());

        shipping.ship(List.of(classes));
        shipping.ship(List.of(classes));
        Path others = Files.createDirectories(folder.resolve("others"));
        Files.writeString(others.resolve("one.txt"), "2");
        shipping.ship(List.of(others));

        assertThat(CollectionConverters.asJava(context.sc().listJars()))
                .hasSize(2)
                .allMatch(each -> each.matches(".*/delayable-classes-[0-9a-f]{16}\\.jar"));
        assertThatThrownBy(() -> shipping.ship(List.of(folder.resolve("missing"))))
                .isInstanceOf(LaunchException.class);
        shipping.close();
    }
}
