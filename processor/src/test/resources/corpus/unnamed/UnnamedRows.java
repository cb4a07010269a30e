import dev.delayable.processor.Row;
import java.util.List;

/** Calls of the factories. */
public final class UnnamedRows {

    private UnnamedRows() {}

    public static List<Row> rows() {
        return List.of(
                Row.local("a class", "box(Box[x=1])", () -> UnnamedCorpusDelayed.box(new Box(1)), () -> new Box(1)),
                Row.of("a bound", "bound([])", () -> UnnamedCorpusDelayed.bound(List.<Box[]>of()), () -> 0),
                Row.local(
                        "the name of a class of the runtime",
                        "job(Job[x=1], hue=Hue.GREEN, other=Hue.RED)",
                        () -> UnnamedCorpusDelayed.job(new Job(1)).other(Hue.RED),
                        () -> 2),
                Row.of("a default", "plain(type=Plain.class)", () -> UnnamedCorpusDelayed.plain(), () -> Plain.class),
                Row.of("an exception", "failing(1)", () -> UnnamedCorpusDelayed.failing(1), () -> 1),
                Row.of("an annotation", "mark(\"a\")", () -> UnnamedCorpusDelayed.mark("a"), () -> 1));
    }
}
