package corpus.i;

import dev.delayable.processor.Row;
import java.util.List;
import java.util.Map;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    public static List<Row> rows() {
        return List.of(
                Row.of("i1", "yield(1)", () -> CorpusDelayed.yield(1), () -> 1),
                Row.of("i2", "record(1, 2, 3, 4, 5, 6)", () -> CorpusDelayed.record(1, 2, 3, 4, 5, 6), () -> 21),
                Row.of("i3", "\u00e9t\u00e9(1)", () -> CorpusDelayed.\u00e9t\u00e9(1), () -> 1),
                Row.of("i4", "$dollar$(1, 2, 3, $L=4)", () -> CorpusDelayed.$dollar$(1, 2, 3).$L(4), () -> 10),
                Row.of("i5", "Corpus(1)", () -> CorpusDelayed.Corpus(1), () -> 1),
                Row.of("i6", "CorpusDelayed(1)", () -> CorpusDelayed.CorpusDelayed(1), () -> 1),
                Row.of("i7", "hashCode(1)", () -> CorpusDelayed.hashCode(1), () -> 1),
                Row.of("i8", "equals(1, 1)", () -> CorpusDelayed.equals(1, 1), () -> true),
                Row.of("string", "string(\"s\")", () -> CorpusDelayed.string("s"), () -> "s"),
                Row.of("object", "object(1)", () -> CorpusDelayed.object(1), () -> 1),
                Row.of("integer", "integer(1, y=2)", () -> CorpusDelayed.integer(1).y(2), () -> 3),
                Row.of("list", "list([])", () -> CorpusDelayed.list(List.of()), () -> List.of()),
                Row.of("map", "map({})", () -> CorpusDelayed.map(Map.of()), () -> Map.of()),
                Row.of("override", "override(1)", () -> CorpusDelayed.override(1), () -> 1),
                Row.of("job", "job(1)", () -> CorpusDelayed.job(1), () -> 1),
                Row.of("objects", "objects(1)", () -> CorpusDelayed.objects(1), () -> 1),
                Row.of("generatedFunction", "generatedFunction(1)", () -> CorpusDelayed.generatedFunction(1), () -> 1),
                Row.of("delayedParameter", "delayedParameter(1)", () -> CorpusDelayed.delayedParameter(1), () -> 1),
                Row.of("generated", "generated(1)", () -> CorpusDelayed.generated(1), () -> 1),
                Row.of("exception", "exception(1)", () -> CorpusDelayed.exception(1), () -> 1),
                Row.of(
                        "packages",
                        "packages(1, 2, 3, 4, 5, 6, 7, 8)",
                        () -> CorpusDelayed.packages(1, 2, 3, 4, 5, 6, 7, 8),
                        () -> 36),
                Row.of(
                        "classes",
                        "classes(1, 2, 3, Double=2.0, Thread=State.NEW)",
                        () -> CorpusDelayed.classes(1, 2, 3).Double(2),
                        () -> 4));
    }
}
