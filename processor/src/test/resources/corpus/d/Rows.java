package corpus.d;

import dev.delayable.processor.Row;
import java.util.List;
import java.util.Map;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    public static List<Row> rows() {
        return List.of(
                Row.of("d1", "d1(\"t\")", () -> CorpusDelayed.d1("t"), () -> Corpus.d1("t")),
                Row.of("d2", "d2({})", () -> CorpusDelayed.d2(Map.<String, Object>of()), () -> Corpus.<String, String>d2(Map.<String, Object>of())),
                Row.of("d3", "d3(State.class, \"NEW\")", () -> CorpusDelayed.d3(Thread.State.class, "NEW"), () -> Corpus.d3(Thread.State.class, "NEW")),
                Row.of("d4", "d4([1, 2])", () -> CorpusDelayed.d4(List.of(1, 2)), () -> Corpus.d4(List.of(1, 2))),
                Row.of("d4 arrays", "d4arrays([\"a\"], [\"b\"], k=2)", () -> CorpusDelayed.d4arrays(new String[] {"a"}, new String[] {"b"}).k(2), () -> 4),
                Row.of("d5", "d5(5)", () -> CorpusDelayed.d5(5), () -> Corpus.d5(5)),
                Row.of("d6", "d6([1], {})", () -> CorpusDelayed.d6(List.of(1), Map.of()), () -> Corpus.d6(List.of(1), Map.of())),
                Row.of("d7", "d7([1])", () -> CorpusDelayed.d7(List.of(1)), () -> Corpus.d7(List.of(1))),
                Row.of("d7 deep", "d7deep({}, [])", () -> CorpusDelayed.d7deep(Map.of(), List.of()), () -> Corpus.d7deep(Map.of(), List.of())),
                Row.of("d8", "d8([\"a\"])", () -> CorpusDelayed.d8(new String[] {"a"}), () -> Corpus.d8(new String[] {"a"})),
                Row.of("d9", "d9(Exception.class)", () -> CorpusDelayed.d9(Exception.class), () -> Corpus.d9(Exception.class)),
                Row.of("d10", "d10(Constant[get=1])", () -> CorpusDelayed.d10(new Corpus.Constant<>(1)), () -> Corpus.d10(new Corpus.Constant<>(1))),
                Row.of("d11", "d11(1, \"r\")", () -> CorpusDelayed.d11(1, "r"), () -> Corpus.d11(1, "r")),
                Row.of("d12", "d12(1, 2L, \"h\")", () -> CorpusDelayed.d12(1, 2L, "h"), () -> Corpus.d12(1, 2L, "h")),
                Row.of("d13", "d13()", () -> CorpusDelayed.d13(), () -> Corpus.d13()),
                Row.of("shadowing", "shadowing(1, 2, 3)", () -> CorpusDelayed.shadowing(1, 2, 3), () -> Corpus.shadowing(1, 2, 3)),
                Row.of("shadow", "shadow(1)", () -> CorpusDelayed.shadow(1), () -> Corpus.shadow(1)),
                Row.of("owner", "owner(1)", () -> CorpusDelayed.owner(1), () -> Corpus.owner(1)));
    }
}
