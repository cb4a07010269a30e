package corpus.j;

import dev.delayable.processor.Row;
import java.util.List;
import java.util.Map;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    @SuppressWarnings({"deprecation", "removal"})
    public static List<Row> rows() {
        return List.of(
                Row.of("j2", "j2(1)", () -> CorpusDelayed.j2(1), () -> Corpus.j2(1)),
                Row.of("j3", "j3(1)", () -> CorpusDelayed.j3(1), () -> Corpus.j3(1)),
                Row.of("j4", "j4(1, 2)", () -> CorpusDelayed.j4(1, 2), () -> 3),
                Row.of("j5", "j5(null)", () -> CorpusDelayed.j5(null), () -> 5),
                Row.of(
                        "deprecated types",
                        "deprecatedTypes(null, {}, old=null)",
                        () -> CorpusDelayed.deprecatedTypes(null, Map.of()),
                        () -> null),
                Row.of("j6", "j6(1, y=\"*/ <b> $L &amp; {@x\")", () -> CorpusDelayed.j6(1), () -> 1),
                Row.of("k5", "k5(String.class)", () -> CorpusDelayed.k5(String.class), () -> String.class));
    }
}
