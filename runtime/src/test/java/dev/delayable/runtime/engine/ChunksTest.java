package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChunksTest {

    @Test
    void aBatchHoldsTheJobsFromItsFirstIndexOn() {
        Chunks chunks = filled(3 * Chunks.SIZE, 0);

        Batch batch = Objects.requireNonNull(chunks.batch(Chunks.SIZE + 5, 2));

        assertThat(batch.slots()[batch.from()]).isEqualTo("job " + (Chunks.SIZE + 5));
        assertThat(batch.firstIndex()).isEqualTo(Chunks.SIZE + 5);
        assertThat(batch.size()).isEqualTo(2);
    }

    @Test
    void jobsAreFoundAfterTheRingHasGrown() {
        int jobs = 100 * Chunks.SIZE;
        Chunks chunks = filled(jobs, 0);

        for (long index = 0; index < jobs; index += Chunks.SIZE) {
            assertThat(chunks.remove(index)).isEqualTo("job " + index);
        }
    }

    /** A worker that was held up looks for a job that others have claimed long ago; it must notice, not fail. */
    @Test
    void aBatchThatIsNeededNoMoreMayBeGone() {
        Chunks chunks = filled(100 * Chunks.SIZE, 50 * Chunks.SIZE);

        assertThat(chunks.batch(40 * Chunks.SIZE, 1)).isNull();
        assertThat(chunks.isDone(40 * Chunks.SIZE)).isFalse();
    }

    /** The results of a stream may be large, and what comes after them may take long. */
    @Test
    void aResultThatWasTakenIsNotKept() {
        Chunks chunks = filled(2, 0);
        Batch batch = Objects.requireNonNull(chunks.batch(0, 2));

        assertThat(chunks.remove(0)).isEqualTo("job 0");

        assertThat(batch.slots()).startsWith(null, "job 1");
    }

    private static Chunks filled(int jobs, long oldestNeeded) {
        Chunks chunks = new Chunks();
        for (long index = 0; index < jobs; index++) {
            long oldest = Math.min(index, oldestNeeded);
            chunks.add("job " + index, index, () -> oldest);
        }
        return chunks;
    }
}
