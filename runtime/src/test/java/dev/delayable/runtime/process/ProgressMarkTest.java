package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.remote.wire.ProgressMark;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a parent reads of the worker that has written it. */
class ProgressMarkTest {

    @TempDir
    Path directory;

    private static long read(RandomAccessFile seen) throws IOException {
        seen.seek(0);
        return seen.readLong();
    }

    @Test
    void itTellsTheJobWhetherItIsWrittenToTheFileOrToItsMemory() throws Exception {
        Path file = directory.resolve("m1");
        try (RandomAccessFile seen = ProgressMark.create(file)) {
            ProgressMark mark = ProgressMark.open(file);
            Files.delete(file); // as somebody may who cleans the directory
            assertThat(ProgressMark.place(read(seen), 0)).isEqualTo(-1);

            for (int batch = 0; batch < 100; batch++) {
                for (int place = 0; place < 3; place++) {
                    mark.reads(batch, place);
                    assertThat(ProgressMark.place(read(seen), batch)).isEqualTo(place);
                    assertThat(ProgressMark.isReading(read(seen))).isTrue();

                    mark.runs(batch, place);
                    assertThat(ProgressMark.place(read(seen), batch)).isEqualTo(place);
                    assertThat(ProgressMark.isReading(read(seen))).isFalse();
                    assertThat(ProgressMark.place(read(seen), batch + 1)).isEqualTo(-1);
                }
                mark.idle();

                assertThat(ProgressMark.place(read(seen), batch)).isEqualTo(-1);
            }
        }
    }

    @Test
    void anInterruptThatAJobHasLeftDoesNotLoseIt() throws Exception {
        Path file = directory.resolve("m1");
        try (RandomAccessFile seen = ProgressMark.create(file)) {
            ProgressMark mark = ProgressMark.open(file);

            for (int batch = 0; batch < 200; batch++) {
                Thread.currentThread().interrupt();
                mark.runs(batch, 1);
                mark.idle();
                mark.runs(batch, 2);

                assertThat(ProgressMark.place(read(seen), batch)).isEqualTo(2);
                Thread.interrupted();
            }
        }
    }

    @Test
    void aWorkerWhoseFileIsGoneWorksWithoutIt() {
        ProgressMark mark = ProgressMark.open(directory.resolve("gone"));

        mark.runs(1, 1);
        mark.idle();

        assertThat(mark.isShared()).isFalse();
    }
}
