package corpus.c;

import dev.delayable.processor.Row;
import java.util.List;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    @SuppressWarnings("unchecked") // of c7, as at any call of it
    public static List<Row> rows() {
        return List.of(
                Row.of("c1", "c1(1, 2)", () -> CorpusDelayed.c1(1, 2), () -> Corpus.c1(1, 2)),
                Row.of("c1 none", "c1()", () -> CorpusDelayed.c1(), () -> Corpus.c1()),
                Row.of("c2", "c2(\"%s %s\", 1, null)", () -> CorpusDelayed.c2("%s %s", 1, null), () -> Corpus.c2("%s %s", 1, null)),
                Row.of("c3", "c3(\"a\", \"b\")", () -> CorpusDelayed.c3("a", "b"), () -> Corpus.c3("a", "b")),
                Row.of("c4", "c4([\"a\"], [])", () -> CorpusDelayed.c4(List.of("a"), List.of()), () -> Corpus.c4(List.of("a"), List.of())),
                Row.of("c5", "c5([1, 2], [3])", () -> CorpusDelayed.c5(new int[] {1, 2}, new int[] {3}), () -> Corpus.c5(new int[] {1, 2}, new int[] {3})),
                Row.of("c6", "c6(\"a\", \"b\", offset=3)", () -> CorpusDelayed.c6("a", "b").offset(3), () -> Corpus.c6(3, "a", "b")),
                Row.of("c7", "c7(\"a\", \"b\")", () -> CorpusDelayed.c7("a", "b"), () -> Corpus.c7("a", "b")),
                Row.of("c8", "c8(1, 2)", () -> CorpusDelayed.c8(1, 2), () -> Corpus.c8(1, 2)));
    }
}
