package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.backend.ProcessBackend;

class ProcessesContractTest extends BackendContract {

    /** Compiles less, so that workers start sooner. */
    private final ProcessBackend processes = Backends.processes().jvmArgs("-XX:TieredStopAtLevel=1");

    @Override
    protected Place place() {
        return TestPlace.of(
                processes,
                processes::maxWorkers,
                Trait.COPIES,
                Trait.PARALLEL,
                Trait.DIES,
                Trait.EXACT_LOSS,
                Trait.KILLS_STUCK,
                Trait.STARTS_SLOWLY);
    }

    @Override
    protected void contractEnded(ContractReport report) {
        assertThat(report.skipped().values())
                .allMatch(reason -> reason.matches("the place does not have the trait (SHARES_MEMORY|GIVES_UP) .*"));
    }
}
