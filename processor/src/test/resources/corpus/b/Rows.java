package corpus.b;

import dev.delayable.processor.Row;
import java.util.List;
import java.util.Map;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    public static List<Row> rows() {
        return List.of(
                Row.of("b1", "b1(1, 2, operation=\"+\")", () -> CorpusDelayed.b1(1, 2), () -> Corpus.b1(1, 2, "+")),
                Row.of("b1 set", "b1(1, 2, operation=\"-\")", () -> CorpusDelayed.b1(1, 2).operation("*").operation("-"), () -> Corpus.b1(1, 2, "-")),
                Row.of("b2", "b2(5, first=1)", () -> CorpusDelayed.b2(5), () -> Corpus.b2(1, 5)),
                Row.of("b2 set", "b2(5, first=7)", () -> CorpusDelayed.b2(5).first(7), () -> Corpus.b2(7, 5)),
                Row.of("b3", "b3(a=1, b=2L, c=null)", () -> CorpusDelayed.b3(), () -> Corpus.b3(1, 2, null)),
                Row.of("b3 set", "b3(a=1, b=3L, c=\"x\")", () -> CorpusDelayed.b3().c("x").b(3), () -> Corpus.b3(1, 3, "x")),
                Row.of("b4", "b4(1, seeds=[4, 5])", () -> CorpusDelayed.b4(1), () -> Corpus.b4(1, List.of(4, 5))),
                Row.of("b4b", "b4b(names=[\"a\", \"b\"])", () -> CorpusDelayed.b4b(), () -> Corpus.b4b(Corpus.NAMES)),
                Row.of("b5", "b5(1, get=3)", () -> CorpusDelayed.b5(1).get(3), () -> Corpus.b5(1, 3)),
                Row.of("b8", "b8(1, 2, 3, 4, 5, 6, 7, 8)", () -> CorpusDelayed.b8(1, 2, 3, 4, 5, 6, 7, 8), () -> Corpus.b8(1, 2, 3, 4, 5, 6, 7, 8)),
                Row.of("every type", "everyType(z=true, b=-1, s=127, c='\\'', i=-2147483648, l=3L, f=1000.0f, d=0.5, text=\"text\", state=State.NEW, type=Entry.class)", () -> CorpusDelayed.everyType(), () -> Corpus.everyType(
                        true, (byte) -1, (short) 127, '\'', -2147483648, 3, 1000f, .5, "text", Thread.State.NEW, Map.Entry.class)),
                Row.of("every box", "everyBox(z=false, b=1, s=-1, c='\\\\', i=1000, l=15L, f=Float.NaN, d=Double.NEGATIVE_INFINITY)", () -> CorpusDelayed.everyBox(), () -> Corpus.everyBox(
                        false, (byte) 1, (short) -1, '\\', 1000, 15L, Float.NaN, Double.NEGATIVE_INFINITY)),
                Row.of("characters", "characters(lineFeed='\\n', carriageReturn='\\r', nul='\\u0000', separator='\u2028', quote='\"', dollar='$')", () -> CorpusDelayed.characters(), () -> Corpus.characters('\n', '\r', '\0', '\u2028', '"', '$')),
                Row.of("texts", "texts(odd=\"\\\"'\\\\ $L $S $$ \\\\u0041 */\", lines=\"a\\r\\nb\\n\", separators=\"\u2028\u2029\\u0085\\f\\u000b\", unicode=\"\u00e9\\\\\u00e9\ud83d\ude00\", empty=\"\")", () -> CorpusDelayed.texts(), () -> Corpus.texts(
                        "\"'\\ $L $S $$ \\u0041 */", "a\r\nb\n", "\u2028\u2029\u0085\f\u000b", "\u00e9\\\u00e9\ud83d\ude00", "")),
                Row.of("final", "finalParameter(x=3)", () -> CorpusDelayed.finalParameter(), () -> Corpus.finalParameter(3)),
                Row.of("pinned", "pinned(wait=5)", () -> CorpusDelayed.pinned().wait(5), () -> Corpus.pinned(5)),
                Row.of("job methods", "jobMethods(call=4, args=5, kwargs=3)", () -> CorpusDelayed.jobMethods().args(5).call(4), () -> Corpus.jobMethods(4, 5, 3)),
                Row.of("escaped names", "escapedNames(1, args_=2, args__=3)", () -> CorpusDelayed.escapedNames(1).args__(3).args_(2), () -> Corpus.escapedNames(1, 2, 3)),
                Row.of("generic", "generic(1, key=\"k\")", () -> CorpusDelayed.generic(1).key("k"), () -> Corpus.generic(1, "k")),
                Row.of("required", "required(1, 7, 8, name=\"n\", y=2, z=3)", () -> CorpusDelayed.required(1, 7, 8).name("n").z(3), () -> Corpus.required(1, "n", 2, 3, 7, 8)),
                Row.of("renamed", "renamed(1)", () -> CorpusDelayed.renamed(1), () -> Corpus.original(1)));
    }
}
