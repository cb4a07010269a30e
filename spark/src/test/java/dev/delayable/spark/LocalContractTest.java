package dev.delayable.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.testkit.BackendContract;
import dev.delayable.testkit.ContractReport;
import dev.delayable.testkit.Place;
import dev.delayable.testkit.Trait;
import java.util.Map;
import java.util.Set;

/** Spark in one JVM keeps the contract of all backends; what kills workers is for the cluster. */
class LocalContractTest extends BackendContract {

    @Override
    protected Place place() {
        return new SparkTestPlace(
                SparkBackend.on(Contexts.local()),
                Set.of(Trait.COPIES, Trait.PARALLEL, Trait.GIVES_UP, Trait.STARTS_SLOWLY),
                Map.of());
    }

    @Override
    protected void contractEnded(ContractReport report) {
        assertThat(report.skipped().values())
                .allMatch(reason -> reason.matches(
                        "the place does not have the trait (SHARES_MEMORY|KILLS_STUCK|BOUNDED|DIES|EXACT_LOSS) .*"
                                + "|the place is exempt: jobs of the same batch .*"));
    }
}
