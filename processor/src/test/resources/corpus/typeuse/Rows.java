package corpus.typeuse;

import corpus.typeuse.elsewhere.Base;
import dev.delayable.annotations.DelayableImport;
import dev.delayable.processor.Row;
import java.util.List;
import java.util.Map;

/** Calls of the factories. */
@DelayableImport(Base.Library.class)
public final class Rows {

    private Rows() {}

    public static List<Row> rows() {
        return List.of(
                Row.of("private value", "privateValue(\"a\", [])", () -> CorpusDelayed.privateValue("a", List.of()), () -> "a"),
                Row.of("private constant", "privateConstant(\"a\")", () -> CorpusDelayed.privateConstant("a"), () -> "a"),
                Row.of("of a superclass", "ofSuperclass(\"a\")", () -> CorpusDelayed.ofSuperclass("a"), () -> "a"),
                Row.of("numbers", "numbers(1L, 2L, 3L, \"d\")", () -> CorpusDelayed.numbers(1L, 2L, 3L, "d"), () -> 1),
                Row.of("deprecated", "deprecatedTag(\"a\", b=\"x\")", () -> CorpusDelayed.deprecatedTag("a"), () -> "a"),
                Row.of("for removal", "tagForRemoval([])", () -> CorpusDelayed.tagForRemoval(List.of()), () -> 1),
                Row.of("deprecated value", "deprecatedValue(1, \"b\")", () -> CorpusDelayed.deprecatedValue(1, "b"), () -> 1),
                Row.local(
                        "inner",
                        "inner(null, null, last=null)",
                        () -> Corpus_GenericDelayed.on(GENERIC).inner(null, null),
                        () -> 1),
                Row.of("raw", "raw(null, null)", () -> Corpus_GenericDelayed.raw(null, null), () -> 1),
                Row.of("level", "up(1)", () -> Corpus_LevelDelayed.on(Corpus.Level.LOW).up(1), () -> 2),
                Row.of("levels", "values()", Corpus_LevelDelayed::values, Corpus.Level::values),
                Row.of(
                        "a level",
                        "valueOf(\"LOW\")",
                        () -> Corpus_LevelDelayed.valueOf("LOW"),
                        () -> Corpus.Level.LOW),
                Row.local("sum", "sum(1)", () -> Corpus_PairDelayed.on(PAIR).sum(1), () -> 3),
                Row.local("first", "first()", () -> Corpus_PairDelayed.on(PAIR).first(), () -> "a"),
                Row.local("second", "second()", () -> Corpus_PairDelayed.on(PAIR).second(), () -> 2),
                Row.of("constants", "constants([], {})", () -> CorpusDelayed.constants(List.of(), Map.of()), () -> 1),
                Row.of("entries", "entries()", () -> CorpusDelayed.entries(), () -> 0),
                Row.local("sizes", "sizes({})", () -> CorpusDelayed.on(CORPUS).sizes(Map.of()), () -> 1),
                Row.of("imported", "own(\"a\")", () -> Base_LibraryDelayed.own("a"), () -> "a"));
    }

    private static final Corpus CORPUS = new Corpus();

    private static final Corpus.Pair PAIR = new Corpus.Pair("a", 2);

    private static final Corpus.Generic<String> GENERIC = new Corpus.Generic<>();
}
