#!/usr/bin/env bash
# Version: org.apache.spark:spark-core_2.13:4.2.0 (some 120 MB of JARs), JDK 17.
# Behaviour: while one SparkContext is still in its constructor, Spark lets another one start, with a warning in the log at
#   most. If the first then fails, its clean-up sets the SparkEnv of the JVM to null, which by then is the other's. That
#   context is not stopped and says so, but each job of it fails with a NullPointerException.
# Output seen: "the other one: isStopped = false, SparkEnv = null" and "its job: ... NullPointerException ..."
# Why it matters: a service that starts contexts on demand loses a healthy one to a start elsewhere that fails, for instance
#   with a wrong address of a master. Check what can be checked before a context is made, and make one at a time.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>example</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-core_2.13</artifactId>
      <version>4.2.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
cat > Contexts.java <<'JAVA'
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;

public class Contexts {
    static final CountDownLatch FIRST_IS_STARTING = new CountDownLatch(1);
    static final CountDownLatch OTHER_IS_UP = new CountDownLatch(1);

    /** Made by the constructor of the first context; fails when the other one is up. */
    public static class Late extends SparkListener {
        public Late() throws InterruptedException {
            FIRST_IS_STARTING.countDown();
            OTHER_IS_UP.await();
            throw new IllegalStateException("the first context is to fail");
        }
    }

    public static void main(String[] args) throws Exception {
        Thread first = new Thread(() -> {
            try {
                new JavaSparkContext(conf("first").set("spark.extraListeners", Late.class.getName()));
            } catch (Throwable e) {
                System.out.println("the first one: " + e.getClass().getName());
            }
        });
        first.start();
        FIRST_IS_STARTING.await();
        JavaSparkContext other = new JavaSparkContext(conf("other"));
        System.out.println("the other one counts " + other.parallelize(List.of(1, 2, 3), 3).count());
        OTHER_IS_UP.countDown();
        first.join();
        System.out.println("the other one: isStopped = " + other.sc().isStopped() + ", SparkEnv = " + SparkEnv.get());
        try {
            System.out.println("its job: " + other.parallelize(List.of(1, 2, 3), 3).count());
        } catch (Throwable e) {
            System.out.println("its job: " + e);
        }
        Runtime.getRuntime().halt(0);
    }

    static SparkConf conf(String name) {
        return new SparkConf().setMaster("local[1]").setAppName(name).set("spark.ui.enabled", "false");
    }
}
JAVA
javac -proc:none -cp 'lib/*' -d classes Contexts.java
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
  java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
SPARK_LOCAL_IP=127.0.0.1 java "${opens[@]}" -cp 'classes:lib/*' Contexts 2> log > output || { cat log >&2; exit 2; }
cat output
grep -qx 'the other one counts 3' output || { echo "changed: the other one never works" >&2; exit 1; }
grep -qx 'the other one: isStopped = false, SparkEnv = null' output || { echo "changed: the environment" >&2; exit 1; }
grep -q '^its job: .*NullPointerException' output || { echo "changed: its job" >&2; exit 1; }
