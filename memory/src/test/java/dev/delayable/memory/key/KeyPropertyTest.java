package dev.delayable.memory.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares keys with {@code equals}, and with an encoder that is slow and obviously right, over pairs of argument graphs made by
 * chance. The seed is {@code -Ddelayable.keys.seed}, the number of pairs {@code -Ddelayable.keys.pairs}.
 */
class KeyPropertyTest {

    private static final long SEED = Long.getLong("delayable.keys.seed", 20261123);
    private static final int PAIRS = Integer.getInteger("delayable.keys.pairs", 120_000);

    @Test
    void keysAgreeWithEqualsAndWithTheSlowEncoder() {
        RandomGraphs graphs = new RandomGraphs(SEED);
        KeyEncoder encoder = new KeyEncoder(KeyRules.none(), new LargeArrays());
        Map<String, String> seen = new HashMap<>();
        int equal = 0;
        for (int i = 0; i < PAIRS; i++) {
            Object one = graphs.next();
            Object other = graphs.related(one);
            byte[] key = key(encoder, one);
            byte[] otherKey = key(encoder, other);
            String slow = SlowForm.of(one);
            String otherSlow = SlowForm.of(other);
            String pair = "pair " + i + " of seed " + SEED + ":\n" + slow + "\n" + otherSlow;

            if (Arrays.equals(key, otherKey) != slow.equals(otherSlow)) {
                throw new AssertionError(pair);
            }
            boolean areEqual = Arrays.deepEquals(new Object[] {one}, new Object[] {other});
            if (areEqual && !RandomGraphs.hasVisibleOrder(one, other)) {
                equal++;
                assertThat(key).as(pair).isEqualTo(otherKey);
            }
            String known = seen.putIfAbsent(Arrays.toString(key), slow);
            if (known != null && !known.equals(slow)) {
                throw new AssertionError("one key:\n" + known + "\n" + slow);
            }
        }
        assertThat(equal).isGreaterThan(PAIRS / 10);
        assertThat(seen.size()).isGreaterThan(PAIRS / 10);
    }

    private static byte[] key(KeyEncoder encoder, Object value) {
        encoder.start();
        encoder.value(value);
        return encoder.finish();
    }
}
