package dev.delayable.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    /** What the build has besides Spark, and so what executors must be sent. */
    private static final List<String> OWN = List.of(
            "junit",
            "assertj",
            "awaitility",
            "hamcrest",
            "jspecify",
            "opentest4j",
            "apiguardian",
            "delayable",
            "javapoet",
            "byte-buddy",
            "auto-service");

    @Test
    void knowsAllJarsThatSparkBrings() {
        Set<Path> shipped = ClassPath.of(getClass().getClassLoader());

        Set<String> unknown = shipped.stream()
                .map(Path::toString)
                .filter(each -> each.endsWith(".jar"))
                .filter(each -> OWN.stream().noneMatch(each::contains))
                .collect(Collectors.toSet());
        assertThat(unknown).as("add them to spark-jars.txt").isEmpty();
    }

    @Test
    void shipsTheClassesOfTheProgramAndOfThisLibrary() throws URISyntaxException {
        Set<Path> shipped = ClassPath.of(getClass().getClassLoader());

        assertThat(shipped)
                .contains(placeOf(ClassPathTest.class), placeOf(SparkPlace.class), placeOf(Job.class))
                .doesNotContain(placeOf(SparkContext.class));
    }

    private static Path placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void leavesOutWhatLiesBesideSparkInAnInstallation(@TempDir Path home) throws Exception {
        Path jars = Files.createDirectories(home.resolve("jars"));
        Path core = Files.createFile(jars.resolve("spark-core_2.13-4.2.0.jar"));
        Path other = Files.createFile(jars.resolve("what-spark-sql-needs-1.0.jar"));

        assertThat(ClassPath.isSparks(core)).isTrue();
        assertThat(ClassPath.isSparks(other)).isTrue();
    }
}
