package corpus.f;

import dev.delayable.processor.Row;
import java.util.List;
import java.util.Set;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    public static List<Row> rows() {
        return List.of(
                Row.of("f1 int", "f1(1)", () -> CorpusDelayed.f1(1), () -> Corpus.f1(1)),
                Row.of("f1 long", "f1(1L)", () -> CorpusDelayed.f1(1L), () -> Corpus.f1(1L)),
                Row.of("f1 Integer", "f1(1)", () -> CorpusDelayed.f1(Integer.valueOf(1)), () -> Corpus.f1(Integer.valueOf(1))),
                Row.of("f1 Object", "f1(\"o\")", () -> CorpusDelayed.f1("o"), () -> Corpus.f1("o")),
                Row.of("f1 varargs", "f1(1, 2)", () -> CorpusDelayed.f1(1, 2), () -> Corpus.f1(1, 2)),
                Row.of("f3 List", "f3([], 1)", () -> CorpusDelayed.f3(List.of(), 1), () -> Corpus.f3(List.of(), 1)),
                Row.of("f3 Set", "f3([], 1)", () -> CorpusDelayed.f3(Set.of(), 1), () -> Corpus.f3(Set.of(), 1)),
                Row.of("f4", "f4(1)", () -> CorpusDelayed.f4(1), () -> Corpus.f4(1)),
                Row.of("f5", "f5(1)", () -> CorpusDelayed.f5(1), () -> Corpus.f5(1)),
                Row.of("F5", "F5(1)", () -> CorpusDelayed.F5(1), () -> Corpus.F5(1)),
                Row.of("f6 T", "f6(\"t\")", () -> CorpusDelayed.f6("t"), () -> Corpus.f6("t")),
                Row.of("f6 Number", "f6(1)", () -> CorpusDelayed.f6(1), () -> Corpus.f6(1)),
                Row.of("f8 util", "f8(null)", () -> CorpusDelayed.f8((java.util.Date) null), () -> Corpus.f8((java.util.Date) null)),
                Row.of("f8 sql", "f8(null)", () -> CorpusDelayed.f8((java.sql.Date) null), () -> Corpus.f8((java.sql.Date) null)),
                Row.of("f9 int", "f9(1)", () -> CorpusDelayed.f9(1), () -> Corpus.f9(1)),
                Row.of("f9 long", "f9(1L)", () -> CorpusDelayed.f9(1L), () -> Corpus.f9(1L)),
                Row.of("f9_int", "f9_int(1)", () -> CorpusDelayed.f9_int(1), () -> Corpus.f9_int(1)),
                Row.of("f10 int", "f10(1, y=2)", () -> CorpusDelayed.f10(1).y(2), () -> Corpus.f10(1, 2)),
                Row.of("f10 String", "f10(\"x\", y=1)", () -> CorpusDelayed.f10("x"), () -> Corpus.f10("x", 1)));
    }
}
