package dev.delayable.testkit;

import dev.delayable.runtime.Backends;
import org.junit.jupiter.api.condition.EnabledForJreRange;

@EnabledForJreRange(minVersion = 21)
class VirtualThreadsContractTest extends BackendContract {

    @Override
    protected Place place() {
        return TestPlace.of(
                Backends.virtualThreads(),
                n -> Backends.virtualThreads().maxWorkers(n),
                Trait.SHARES_MEMORY,
                Trait.PARALLEL,
                Trait.GIVES_UP);
    }
}
