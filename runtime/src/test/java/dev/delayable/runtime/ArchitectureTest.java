package dev.delayable.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The layers of the runtime, and what no part of it may use. */
class ArchitectureTest {

    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.delayable.runtime");

    private static final String ROOT = "dev.delayable.runtime";

    private static void check(ArchRule rule) {
        rule.check(RUNTIME);
    }

    /** Values and facade share the root package, by which users know them; below it no two packages need each other. */
    @Test
    void packagesHaveNoCycles() {
        check(slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                // The settings of worker processes are public, and the way into the package that has them.
                .ignoreDependency(
                        simpleNameStartingWith("ProcessBackend"),
                        resideInAPackage(ROOT + ".process").or(resideInAPackage(ROOT + ".backend.hosting")))
                .ignoreDependency(
                        simpleNameStartingWith("SshBackend"),
                        resideInAPackage(ROOT + ".ssh").or(resideInAPackage(ROOT + ".backend.hosting")))
                // What is public of hosting has its implementation in these.
                .ignoreDependency(simpleNameStartingWith("HostedWorkers"), resideInAPackage(ROOT + ".remote.parent"))
                .ignoreDependency(simpleNameStartingWith("WorkerHost"), resideInAPackage(ROOT + ".remote.worker")));
    }

    @Test
    void theEngineNamesNoPlaceAndNoFacade() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".engine")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".process")
                        .or(resideInAPackage(ROOT + ".remote.."))
                        .or(resideInAPackage(ROOT + ".ssh"))
                        .or(simpleNameStartingWith("SshBackend"))
                        .or(simpleNameStartingWith("ThreadBackend"))
                        .or(simpleNameStartingWith("VirtualThreadBackend"))
                        .or(simpleNameStartingWith("ExecutorBackend"))
                        .or(simpleNameStartingWith("ProcessBackend"))
                        .or(simpleNameStartingWith("Parallel"))
                        .or(simpleNameStartingWith("Backends"))));
    }

    /** A place elsewhere is written with what is public: the interfaces of backends, and hosting. */
    @Test
    void remoteWorkersUseNothingOfTheEngine() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".process", ROOT + ".remote..", ROOT + ".ssh")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".engine")));
    }

    /** Callers may occupy all of its threads, and wait for the library. */
    @Test
    void nothingNeedsTheCommonPool() {
        check(noClasses().should().callMethodWhere(usesTheCommonPool()));
    }

    private static DescribedPredicate<JavaMethodCall> usesTheCommonPool() {
        Set<String> withoutExecutor = Set.of("commonPool", "parallelStream", "parallel");
        return DescribedPredicate.describe("uses the common pool", call -> {
            String name = call.getName();
            boolean isAsync = call.getTargetOwner().isAssignableTo(CompletableFuture.class)
                    && name.endsWith("Async")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(java.util.concurrent.Executor.class));
            boolean isPool = withoutExecutor.contains(name)
                    && (call.getTargetOwner().isAssignableTo(ForkJoinPool.class)
                            || call.getTargetOwner().isAssignableTo(Collection.class));
            return isAsync || isPool;
        });
    }

    /** The thread that keeps time hands every task over, and so never runs a user's code. */
    @Test
    void theClockOnlyHandsOver() {
        check(noClasses()
                .that()
                .haveSimpleNameStartingWith("Clock")
                .and()
                .resideInAPackage(ROOT + ".work")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAPackage(ROOT + ".work")))));
    }

    /**
     * A virtual thread that waits inside a monitor keeps its carrier up to JDK 23. So where the engine takes another lock, or
     * calls anything that may, it holds a ReentrantLock; these are the classes whose monitors guard fields and nothing else.
     */
    @Test
    void fewClassesOfTheEngineHaveMonitors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/delayable/runtime/engine"))) {
            assertThat(files.filter(ArchitectureTest::hasMonitor)
                            .map(file -> file.getFileName().toString()))
                    .containsOnly(
                            "Failures.java",
                            "RemoteBatchState.java",
                            "RemoteWorkforce.java", // of its cleaner, which is made once
                            "RunState.java",
                            "WorkerLimit.java");
        }
    }

    private static boolean hasMonitor(Path file) {
        try {
            return Files.readString(file).contains("synchronized ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
