package dev.delayable.spark;

import dev.delayable.testkit.BackendContract;
import dev.delayable.testkit.Place;
import dev.delayable.testkit.Trait;
import java.util.Set;

/** Spark on a cluster keeps the contract of all backends, also where its executors die. */
class ClusterContractTest extends BackendContract {

    @Override
    protected Place place() {
        return new SparkTestPlace(
                SparkBackend.on(Contexts.onCluster()),
                Set.of(Trait.COPIES, Trait.PARALLEL, Trait.DIES, Trait.GIVES_UP, Trait.STARTS_SLOWLY));
    }
}
