package corpus.e;

import dev.delayable.processor.Row;
import java.util.List;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    public static List<Row> rows() {
        return List.of(
                Row.of("e1", "e1(\"p\")", () -> CorpusDelayed.e1("p"), () -> Corpus.e1("p")),
                Row.of("e2", "e2()", () -> CorpusDelayed.e2(), () -> {
                    Corpus.e2();
                    return null;
                }),
                Row.of("e3", "e3()", () -> CorpusDelayed.e3(), () -> 3),
                Row.of("e4", "e4()", () -> CorpusDelayed.e4(), () -> Corpus.e4()),
                Row.of("e6", "e6()", () -> CorpusDelayed.e6(), () -> 6),
                Row.of("e7", "e7(1)", () -> CorpusDelayed.e7(1), () -> 1));
    }
}
