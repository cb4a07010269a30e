package corpus.h;

import dev.delayable.processor.Row;
import java.util.List;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    public static List<Row> rows() {
        Corpus.Pkg pkg = new Corpus.Pkg(1);
        Corpus.Pkg.Deep deep = new Corpus.Pkg.Deep(2);
        Corpus.Inner inner = new Corpus().new Inner();
        return List.of(
                Row.local("h2", "h2(Pkg[x=1])", () -> Corpus_PkgDelayed.h2(pkg), () -> pkg),
                Row.local("h3", "h3(Deep[x=2])", () -> Corpus_Pkg_DeepDelayed.h3(deep), () -> deep),
                Row.of("h7", "h7()", () -> CorpusDelayed.h7(), () -> Corpus.h7()),
                Row.of("h8", "h8(null)", () -> CorpusDelayed.h8(null), () -> 8),
                Row.of("h9", "h9(null)", () -> Corpus_ProtDelayed.h9(null), () -> 9),
                Row.local("g8", "g8(1)", () -> Corpus_InnerDelayed.on(inner).g8(1), () -> 1),
                Row.of("h13", "h13(1)", () -> Corpus_OpenDelayed.h13(1), () -> 1),
                Row.of("h14", "h14(Kind.ONE)", () -> Corpus_KindDelayed.h14(Corpus.Kind.ONE), () -> Corpus.Kind.ONE));
    }
}
