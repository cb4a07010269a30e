package dev.delayable.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one program sweeps while another one writes. Two stores of one directory do not know of each other, as those of two programs. */
class SweeperTest {

    private static final FunctionNote FUNCTION =
            new FunctionNote("f", 1, new Key(1, 2, 3, 4), List.of("value"), Map.of());

    @TempDir
    Path directory;

    private Store sweeping;
    private Store writing;

    @BeforeEach
    void open() {
        sweeping = new Store(directory.resolve("results"));
        writing = new Store(directory.resolve("results"));
    }

    @AfterEach
    void close() {
        sweeping.close();
        writing.close();
    }

    private static Key key(int number) {
        return new Key(number, number, 0, 0);
    }

    private static void put(Store store, int number) throws Exception {
        store.put(new Entry(key(number), FUNCTION, store.now(key(number)), 1, new int[0], new byte[100], false));
    }

    @Test
    void leavesTheSegmentToWhichAnotherProgramStillAppends() throws Exception {
        put(writing, 1);

        Sweeper.sweep(sweeping, 1, null);
        put(writing, 2);

        Store later = new Store(directory.resolve("results"));
        assertThat(later.find(key(1))).isNotNull();
        assertThat(later.find(key(2))).isNotNull();
        later.close();
    }

    @Test
    void takesTheSegmentsOfAProgramThatHasEnded() throws Exception {
        put(writing, 1);
        writing.close();

        Sweeper.sweep(sweeping, 1, null);

        Store later = new Store(directory.resolve("results"));
        assertThat(later.find(key(1))).isNull();
        later.close();
    }
}
