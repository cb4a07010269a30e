package corpus.lints;

import dev.delayable.processor.Row;
import dev.delayable.runtime.Job;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    @SuppressWarnings({"try", "serial"})
    private abstract static class Num extends Number implements Callable<Num>, AutoCloseable {}

    @SuppressWarnings("try")
    private static <C extends Number & Callable<C> & AutoCloseable> Job<Integer> closeables(Corpus.Closeables<C> some) {
        return Corpus_CloseablesDelayed.on(some).ofCloseables(1);
    }

    @SuppressWarnings("deprecation")
    public static List<Row> rows() {
        Corpus.Old.Inside inside = new Corpus.Old.Inside(1);
        Corpus.RawBound<Integer> raw = new Corpus.RawBound<>(1);
        return List.of(
                Row.of("Function", "functions(null)", () -> CorpusDelayed.functions((Function<String, String>) null), () -> 1),
                Row.of("UnaryOperator", "functions(null)", () -> CorpusDelayed.functions((UnaryOperator<Integer>) null), () -> 2),
                Row.of("Callable", "functions(null)", () -> CorpusDelayed.functions((Callable<Integer>) null), () -> 3),
                Row.of(
                        "deprecated defaults",
                        "deprecatedDefaults(colour=Colour.RED, limit=1, type=Going.class)",
                        () -> CorpusDelayed.deprecatedDefaults(),
                        () -> 1),
                Row.of("deprecated class", "ofDeprecatedClass(1)", () -> Corpus_OldDelayed.ofDeprecatedClass(1), () -> 1),
                Row.local(
                        "inside a deprecated class",
                        "insideDeprecatedClass(Inside[x=1])",
                        () -> Corpus_Old_InsideDelayed.on(inside).insideDeprecatedClass(inside),
                        () -> 2),
                Row.local("raw bound", "ofRawBound(2)", () -> Corpus_RawBoundDelayed.on(raw).ofRawBound(2), () -> 2),
                Row.of("raw variable", "ofRawVariable([])", () -> Corpus_RawBoundDelayed.ofRawVariable(List.of()), () -> List.of()),
                Row.of("marked class", "ofMarkedClass(1, y=2)", () -> Corpus_MarkedDelayed.ofMarkedClass(1), () -> 3),
                Row.of("class deprecated by tag", "ofClassDeprecatedByTag(1)", () -> Corpus_ByTagDelayed.ofClassDeprecatedByTag(1), () -> 1),
                Row.of("deprecated by tag", "deprecatedByTag(1, y=1, z=null)", () -> CorpusDelayed.deprecatedByTag(1), () -> 1),
                Row.of("closeable", "closeable(null, x=1)", () -> CorpusDelayed.closeable(null), () -> null),
                Row.local(
                        "closeables",
                        "ofCloseables(1)",
                        () -> closeables(new Corpus.Closeables<Num>("c")),
                        () -> 1),
                Row.of("auxiliary class", "ofAuxiliaryClass(1)", () -> AuxiliaryDelayed.ofAuxiliaryClass(1), () -> 1));
    }
}
