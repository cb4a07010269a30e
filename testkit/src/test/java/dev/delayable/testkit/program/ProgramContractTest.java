package dev.delayable.testkit.program;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.testkit.BackendContract;
import dev.delayable.testkit.Place;
import dev.delayable.testkit.Trait;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class ProgramContractTest extends BackendContract {

    private static Backend programs(int maxWorkers) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProgramBackend(
                List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProgramBackend.class.getName()),
                maxWorkers);
    }

    @Override
    protected Place place() {
        return new Place() {
            @Override
            public Backend backend() {
                return programs(Integer.MAX_VALUE);
            }

            @Override
            public Backend bounded(int workers) {
                return programs(workers);
            }

            // Two streams do not tell which quick job of a batch was running when a program ended.
            @Override
            public Set<Trait> traits() {
                return EnumSet.complementOf(EnumSet.of(Trait.SHARES_MEMORY, Trait.GIVES_UP, Trait.EXACT_LOSS));
            }
        };
    }
}
