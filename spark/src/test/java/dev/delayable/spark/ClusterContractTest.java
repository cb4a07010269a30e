package dev.delayable.spark;

import dev.delayable.testkit.BackendContract;
import dev.delayable.testkit.Place;
import dev.delayable.testkit.Trait;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Spark on a cluster keeps what of the contract of all backends several JVMs may break: where its executors die, and what is
 * sent to them. {@link LocalContractTest} holds Spark in one JVM to the rest, which is engine, not cluster.
 */
class ClusterContractTest extends BackendContract {

    private static final Set<String> LOCAL = Set.of(
            "OrderTests",
            "InputTests",
            "OutcomeTests",
            "ListenerTests",
            "TimeLimitTests",
            "ReuseTests",
            "NestingTests",
            "FailFastTests");

    @Override
    protected Place place() {
        Map<String, String> elsewhere = new HashMap<>();
        for (Class<?> group : BackendContract.class.getInterfaces()) {
            if (LOCAL.contains(group.getSimpleName())) {
                for (Method test : group.getDeclaredMethods()) {
                    elsewhere.put(test.getName(), "LocalContractTest has it");
                }
            }
        }
        return new SparkTestPlace(
                SparkBackend.on(Contexts.onCluster()),
                Set.of(Trait.COPIES, Trait.PARALLEL, Trait.DIES, Trait.GIVES_UP, Trait.STARTS_SLOWLY),
                elsewhere);
    }
}
