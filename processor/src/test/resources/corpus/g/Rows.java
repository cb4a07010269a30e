package corpus.g;

import dev.delayable.processor.Row;
import java.util.List;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    public static List<Row> rows() {
        Corpus corpus = new Corpus(10);
        Corpus.Box<String> box = new Corpus.Box<>("a");
        Corpus.Abs sub = new Corpus.Sub();
        return List.of(
                Row.local("g1", "g1(1)", () -> CorpusDelayed.on(corpus).g1(1), () -> corpus.g1(1)),
                Row.local("g2", "g2(1)", () -> CorpusDelayed.on(corpus).g2(1), () -> corpus.g2(1)),
                Row.local("g3", "g3(2, self=5)", () -> CorpusDelayed.on(corpus).g3(2).self(5), () -> corpus.g3(5, 2)),
                Row.local("g4", "g4(1)", () -> CorpusDelayed.on(corpus).g4(1), () -> corpus.g4(1)),
                Row.local("g19", "q(1)", () -> CorpusDelayed.on(corpus).q(1), () -> corpus.q(1)),
                Row.local("g19 static", "q(Corpus[base=10], 1)", () -> CorpusDelayed.q(corpus, 1), () -> Corpus.q(corpus, 1)),
                Row.of("g5", "g5(\"b\", [])", () -> Corpus_BoxDelayed.on(box).g5("b", List.of()), () -> box.g5("b", List.of())),
                Row.of("g6", "g6(1)", () -> Corpus_BoxDelayed.on(box).g6(1), () -> box.g6(1)),
                Row.of("g7", "g7(1)", () -> Corpus_BoxDelayed.g7(1), () -> Corpus.Box.g7(1)),
                Row.of("g9", "g9(1)", () -> Corpus_AbsDelayed.on(sub).g9(1), () -> -1),
                Row.of("g10", "g10(1)", () -> Corpus_AbsDelayed.on(sub).g10(1), () -> 1),
                Row.of("g18", "g9(1)", () -> Corpus_SubDelayed.on(new Corpus.Sub()).g9(1), () -> -1),
                Row.of("g11", "g11(1)", () -> Corpus_ShapeDelayed.on(Corpus.Colour.RED).g11(1), () -> 1),
                Row.of("g12", "g12(1)", () -> Corpus_ShapeDelayed.on(Corpus.Colour.RED).g12(1), () -> 2),
                Row.of("g13", "g13(1)", () -> Corpus_ShapeDelayed.g13(1), () -> 1),
                Row.of("g14", "g14(1)", () -> Corpus_ColourDelayed.on(Corpus.Colour.RED).g14(1), () -> 1),
                Row.local("g16", "g16(Point[x=1.0])", () -> Corpus_PointDelayed.on(new Corpus.Point(3)).g16(new Corpus.Point(1)), () -> 2.0),
                Row.of("g17", "g17(1)", () -> Corpus_ClosedDelayed.on(new Corpus.Only()).g17(1), () -> 1),
                Row.of("g15", "g15(1)", () -> Corpus_ColourDelayed.g15(1), () -> 1));
    }
}
