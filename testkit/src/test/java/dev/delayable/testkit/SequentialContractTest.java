package dev.delayable.testkit;

import dev.delayable.runtime.Backends;

class SequentialContractTest extends BackendContract {

    @Override
    protected Place place() {
        return Place.of(Backends.sequential(), Trait.SHARES_MEMORY);
    }
}
