package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a parent reads of the worker that has written it. */
class ProgressMarkTest {

    @TempDir
    Path directory;

    @Test
    void itTellsTheJobWhetherItIsWrittenToTheFileOrToItsMemory() throws Exception {
        Path file = directory.resolve("m1");
        ProgressMark.create(file);
        ProgressMark mark = new ProgressMark(file);
        assertThat(ProgressMark.running(ProgressMark.read(file), 0)).isEqualTo(-1);

        for (int batch = 0; batch < 100; batch++) {
            for (int place = 0; place < 3; place++) {
                mark.busy(batch, place);

                assertThat(ProgressMark.running(ProgressMark.read(file), batch)).isEqualTo(place);
                assertThat(ProgressMark.running(ProgressMark.read(file), batch + 1))
                        .isEqualTo(-1);
            }
            mark.idle();

            assertThat(ProgressMark.running(ProgressMark.read(file), batch)).isEqualTo(-1);
        }
    }

    @Test
    void anInterruptThatAJobHasLeftDoesNotLoseIt() throws Exception {
        Path file = directory.resolve("m1");
        ProgressMark.create(file);
        ProgressMark mark = new ProgressMark(file);

        for (int batch = 0; batch < 200; batch++) {
            Thread.currentThread().interrupt();
            mark.busy(batch, 1);
            mark.idle();
            mark.busy(batch, 2);

            assertThat(ProgressMark.running(ProgressMark.read(file), batch)).isEqualTo(2);
            Thread.interrupted();
        }
    }
}
