package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;

class ThreadsContractTest extends BackendContract {

    @Override
    protected Place place() {
        return TestPlace.of(
                Backends.threads(),
                n -> Backends.threads().maxWorkers(n),
                Trait.SHARES_MEMORY,
                Trait.PARALLEL,
                Trait.GIVES_UP);
    }

    @Override
    protected void contractEnded(ContractReport report) {
        assertThat(report.place()).isEqualTo("threads");
        assertThat(report.skipped().values())
                .allMatch(reason -> reason.matches("the place does not have the trait (COPIES|DIES|KILLS_STUCK) .*"));
    }
}
