package dev.delayable.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may still write. */
class WriterIdTest {

    private static final String ELSEWHERE = "20260101T000000000-another.machine-7-abc";

    @TempDir
    Path directory;

    private Layout layout;

    @BeforeEach
    void create() throws IOException {
        layout = new Layout(directory.resolve("results"));
        layout.create();
    }

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.createFile(layout.segments().resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void startsWithTheTime() {
        assertThat(WriterId.time(0)).isEqualTo("19700101T000000000");
        assertThat(WriterId.time(Instant.parse("2026-12-31T23:59:59.007Z").toEpochMilli()))
                .isEqualTo("20261231T235959007");
    }

    @Test
    void thisOneUntilItEnds() throws Exception {
        WriterId own = WriterId.create(layout);

        assertThat(WriterId.isAlive(layout, own.toString())).isTrue();
        own.release();
        assertThat(WriterId.isAlive(layout, own.toString())).isFalse();
    }

    @Test
    void oneOfThisMachineOnlyWhileItHoldsItsLock() throws Exception {
        String dead = WriterId.create(layout).toString().replaceFirst("[a-z0-9]+$", "dead");
        Path lock = file(dead + ".lock", Duration.ZERO);

        assertThat(WriterId.isAlive(layout, dead)).isFalse();
        assertThat(lock).doesNotExist();
    }

    @Test
    void oneOfAnotherMachineForADayAfterItsLastResult() throws Exception {
        Path lock = file(ELSEWHERE + ".lock", Duration.ofDays(9));
        Path segment = file(ELSEWHERE + "~1.seg", Duration.ofHours(20));

        assertThat(WriterId.isAlive(layout, ELSEWHERE)).isTrue();
        new Leftovers(layout).delete();
        assertThat(lock).exists();
        Files.setLastModifiedTime(segment, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        assertThat(WriterId.isAlive(layout, ELSEWHERE)).isFalse();
        assertThat(lock).doesNotExist();
    }

    @Test
    void oneOfAnotherMachineThatHasEndedIsNot() throws Exception {
        file(ELSEWHERE + "~1.seg", Duration.ZERO);

        assertThat(WriterId.isAlive(layout, ELSEWHERE)).isFalse();
    }
}
