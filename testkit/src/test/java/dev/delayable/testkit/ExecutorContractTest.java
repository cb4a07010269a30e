package dev.delayable.testkit;

import dev.delayable.runtime.Backends;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;

class ExecutorContractTest extends BackendContract {

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @Override
    protected Place place() {
        return Place.of(Backends.on(executor, 100), Trait.SHARES_MEMORY, Trait.PARALLEL, Trait.GIVES_UP);
    }

    @AfterAll
    void shutDown() {
        executor.shutdownNow();
    }
}
