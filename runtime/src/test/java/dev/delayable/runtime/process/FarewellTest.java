package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that are idle when their parent ends in order do so as well. */
class FarewellTest {

    /** Its workers tell when they end in order. */
    static final class Idle {

        private Idle() {}

        public static void main(String[] args) {
            Signals signals = new Signals(args[0]);
            ProcessJob.nJobs(2)
                    .run(ProcessJob.times(
                            2,
                            i -> ProcessJob.doing(() -> {
                                signals.meet(2);
                                Runtime.getRuntime().addShutdownHook(new Thread(() -> signals.give("ended")));
                            })));
        }
    }

    @Test
    void theirShutdownHooksRun(@TempDir Path folder) throws IOException {
        Signals signals = Signals.in(folder.resolve("signals"));
        assertThat(ProgramStart.output(folder, "-cp", ProgramStart.classPath(), Idle.class.getName(), signals.folder()))
                .isEmpty();

        await().until(() -> signals.count("ended") == 2);
    }
}
