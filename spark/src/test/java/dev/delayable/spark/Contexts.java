package dev.delayable.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** The Spark application of the tests: Spark permits one in a JVM, and to start another one takes seconds. Not thread-safe. */
final class Contexts {

    private static @Nullable JavaSparkContext current;

    private Contexts() {}

    /** An application in this JVM, with six slots: the contract asks for five. */
    static synchronized JavaSparkContext local() {
        return at(conf("local[6]"));
    }

    /** An application on the cluster of all tests, with two executors of five slots each. */
    static synchronized JavaSparkContext onCluster() {
        JavaSparkContext context = at(conf(SparkCluster.shared().master()));
        awaitExecutors(context, 2);
        return context;
    }

    /** What every application of the tests is told. */
    static SparkConf conf(String master) {
        return new SparkConf()
                .setMaster(master)
                .setAppName("tests")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                .set("spark.serializer.extraDebugInfo", "false");
    }

    /** An application of these settings, instead of the one before if that had others. */
    static synchronized JavaSparkContext at(SparkConf conf) {
        JavaSparkContext known = current;
        if (known != null && (known.sc().isStopped() || !isOf(known, conf))) {
            stop();
            known = null;
        }
        if (known == null) {
            known = new JavaSparkContext(conf);
            current = known;
        }
        return known;
    }

    private static boolean isOf(JavaSparkContext context, SparkConf conf) {
        for (scala.Tuple2<String, String> each : conf.getAll()) {
            if (!context.getConf().get(each._1(), "").equals(each._2())) {
                return false;
            }
        }
        return true;
    }

    /** Waits until so many executors are there. */
    static void awaitExecutors(JavaSparkContext context, int count) {
        await().atMost(SparkCluster.PATIENCE)
                .untilAsserted(() ->
                        assertThat(context.statusTracker().getExecutorInfos()).hasSize(count + 1));
    }

    /** Ends the application, if there is one. */
    static synchronized void stop() {
        JavaSparkContext known = current;
        current = null;
        if (known != null) {
            known.stop();
        }
    }
}
