package dev.delayable.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records are found in whatever order they are asked for, and whatever was read ahead. */
class SegmentReaderTest {

    private static final FunctionNote FUNCTION =
            new FunctionNote("f", 1, new Key(1, 2, 3, 4), List.of("value"), Map.of());

    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void open() {
        store = Stores.acquire(directory.resolve("results"));
    }

    @AfterEach
    void close() {
        Stores.release(store);
        Stores.close(directory.resolve("results"));
    }

    private static Key key(int number) {
        return new Key((long) number << 56 | number, number, 0, 0);
    }

    private void put(int number, int bytes) throws Exception {
        byte[] payload = new byte[bytes];
        new Random(number).nextBytes(payload);
        store.put(new Entry(key(number), FUNCTION, store.now(key(number)), 1, new int[] {number}, payload, false));
    }

    private void assertThere(int number, int bytes) {
        byte[] payload = new byte[bytes];
        new Random(number).nextBytes(payload);
        Entry found = store.find(key(number));
        assertThat(found).as("entry %s", number).isNotNull();
        assertThat(found.payload()).as("entry %s", number).isEqualTo(payload);
        assertThat(found.arguments()).containsExactly(number);
    }

    /** Smaller and larger than what is read for one record, and than what is read ahead. */
    private static int bytes(int number) {
        return switch (number % 10) {
            case 3 -> 3_000;
            case 5 -> 40_000;
            case 7 -> 900_000;
            default -> number;
        };
    }

    @Test
    void inOrderBackwardsAndAtRandom() throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            put(i, bytes(i));
            numbers.add(i);
        }
        numbers.forEach(i -> assertThere(i, bytes(i)));
        Collections.reverse(numbers);
        numbers.forEach(i -> assertThere(i, bytes(i)));
        Collections.shuffle(numbers, new Random(1));
        numbers.forEach(i -> assertThere(i, bytes(i)));
    }

    @Test
    void whatIsWrittenBehindWhatWasReadAhead() throws Exception {
        for (int i = 1; i <= 50; i++) {
            put(i, 20);
            for (int j = 1; j <= i; j++) {
                assertThere(j, 20);
            }
        }
        assertThat(store.damaged()).isZero();
    }

    @Test
    void aRecordThatWasNotWholeWhenItWasReadAhead() throws Exception {
        put(1, 20);
        put(2, 20);
        long place = store.index().candidate(key(2), 0);
        Segment segment = store.segments().get(Index.segment(place));
        byte[] kept = new byte[5];
        try (RandomAccessFile file = new RandomAccessFile(segment.file, "rw")) {
            long inside = Index.offset(place) + 20;
            file.seek(inside);
            file.readFully(kept);
            file.seek(inside);
            file.write(new byte[5]);
            assertThere(1, 20); // reads the other one ahead, as a network drive may show it
            file.seek(inside);
            file.write(kept);
        }

        assertThere(2, 20);
        assertThat(store.damaged()).isZero();
    }

    @Test
    void aDamagedRecordIsNoEntry() throws Exception {
        put(1, 20);
        long place = store.index().candidate(key(1), 0);
        Segment segment = store.segments().get(Index.segment(place));
        try (RandomAccessFile file = new RandomAccessFile(segment.file, "rw")) {
            file.seek(Index.offset(place) + 20);
            int there = file.read();
            file.seek(Index.offset(place) + 20);
            file.write(there ^ 1);
        }

        @Nullable Entry found = store.find(key(1));

        assertThat(found).isNull();
        assertThat(store.damaged()).isPositive();
    }
}
