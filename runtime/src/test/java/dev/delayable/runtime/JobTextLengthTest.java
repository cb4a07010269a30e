package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobTextLengthTest {

    private static final String ONE_TO_TEN = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10";

    @Test
    void aTextOf60CharactersIsShownInFull() {
        String text = "x".repeat(60);

        assertThat(SampleFunctionsDelayed.show(text)).hasToString("show(\"" + text + "\")");
    }

    @Test
    void aLongerTextIsCutAndItsLengthTold() {
        assertThat(SampleFunctionsDelayed.show("x".repeat(61)))
                .hasToString("show(\"" + "x".repeat(60) + "…\" (61 chars))");
    }

    @Test
    void aTextIsNotCutWithinAPairOfSurrogates() {
        assertThat(SampleFunctionsDelayed.show("x".repeat(59) + "\ud83d\ude00"))
                .hasToString("show(\"" + "x".repeat(59) + "…\" (61 chars))");
    }

    @Test
    void aTextIsCutAfterAPairOfSurrogates() {
        assertThat(SampleFunctionsDelayed.show("x".repeat(58) + "\ud83d\ude00y"))
                .hasToString("show(\"" + "x".repeat(58) + "\ud83d\ude00…\" (61 chars))");
    }

    @Test
    void theTextOfAnyOtherObjectIsCutToo() {
        Object wordy = new Object() {
            @Override
            public String toString() {
                return "y".repeat(1000);
            }
        };

        assertThat(SampleFunctionsDelayed.show(wordy)).hasToString("show(" + "y".repeat(60) + "…)");
    }

    @Test
    void tenElementsAreShownInFull() {
        int[] ten = IntStream.rangeClosed(1, 10).toArray();

        assertThat(SampleFunctionsDelayed.show(ten)).hasToString("show([" + ONE_TO_TEN + "])");
    }

    @Test
    void furtherElementsOfAnArrayAreCounted() {
        int[] twelve = IntStream.rangeClosed(1, 12).toArray();

        assertThat(SampleFunctionsDelayed.show(twelve)).hasToString("show([" + ONE_TO_TEN + ", … 2 more])");
    }

    @Test
    void furtherElementsOfACollectionAreCounted() {
        List<Integer> million = IntStream.rangeClosed(1, 1_000_000).boxed().toList();

        assertThat(SampleFunctionsDelayed.show(million)).hasToString("show([" + ONE_TO_TEN + ", … 999990 more])");
    }

    @Test
    void furtherEntriesOfAMapAreCounted() {
        Map<Integer, Integer> map = new TreeMap<>();
        IntStream.rangeClosed(1, 11).forEach(i -> map.put(i, i));

        assertThat(SampleFunctionsDelayed.show(map).toString()).endsWith("10=10, … 1 more})");
    }

    @Test
    void thirtyTwoVarargsAreShownInFull() {
        assertThat(SampleFunctionsDelayed.slowFunction2(1, 2, new int[30]).toString())
                .isEqualTo("slowFunction2(1, 2" + ", 0".repeat(30) + ", operation=\"*\")");
    }

    @Test
    void furtherVarargsAreCounted() {
        assertThat(SampleFunctionsDelayed.slowFunction2(1, 2, new int[98]).toString())
                .isEqualTo("slowFunction2(1, 2" + ", 0".repeat(30) + ", … 68 more, operation=\"*\")");
    }

    @Test
    void aToStringThatThrowsIsReported() {
        assertThat(SampleFunctionsDelayed.show(new Mute()))
                .hasToString("show(dev.delayable.runtime.JobTextLengthTest$Mute"
                        + " (its toString() failed: IllegalStateException))");
    }

    @Test
    void aToStringThatNeverEndsIsReported() {
        assertThat(SampleFunctionsDelayed.show(new Endless()))
                .hasToString("show(dev.delayable.runtime.JobTextLengthTest$Endless"
                        + " (its toString() failed: StackOverflowError))");
    }

    @Test
    void aListThatThrowsIsReported() {
        assertThat(SampleFunctionsDelayed.show(new BrokenList()).toString())
                .endsWith("BrokenList (its toString() failed: UnsupportedOperationException))");
    }

    @Test
    void aValueThatCannotBeReadLeavesTheOthersReadable() {
        assertThat(SampleFunctionsDelayed.label(new Mute()).times(2).toString())
                .startsWith("label(dev.delayable.runtime.JobTextLengthTest$Mute (")
                .endsWith("), prefix=null, times=2)");
    }

    @Test
    void theTextOfACollectionIsReadOnlyAsFarAsItIsShown() {
        assertThat(SampleFunctionsDelayed.show(Collections.nCopies(Integer.MAX_VALUE, 7)))
                .hasToString("show([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, … 2147483637 more])");
    }

    @Test
    void listsOfListsAreCut() {
        List<List<List<Integer>>> nested =
                Collections.nCopies(10, Collections.nCopies(10, Collections.nCopies(10, 1_000_000)));

        assertThat(SampleFunctionsDelayed.show(nested).toString())
                .hasSizeLessThan(1_100)
                .endsWith("…)");
    }

    private static final class Mute {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    private static final class Endless {
        @Override
        @SuppressWarnings("InfiniteRecursion")
        public String toString() {
            return "x" + toString();
        }
    }

    private static final class BrokenList extends AbstractList<Object> {
        @Override
        public Object get(int index) {
            throw new UnsupportedOperationException("get");
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
