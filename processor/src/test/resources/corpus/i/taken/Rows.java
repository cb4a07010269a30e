package corpus.i.taken;

import dev.delayable.processor.Row;

/** Calls of the factories. */
public final class Rows {

    private Rows() {}

    public static java.util.List<Row> rows() {
        corpus.i.lang.String other = new corpus.i.lang.String(3);
        Namesakes.String mine = new Namesakes.String(1);
        return java.util.List.of(
                Row.of("i9", "i9(null, null)", () -> NamesakesDelayed.i9(null, null), null),
                Row.local("i9 called", "i9(String[length=3], null)", () -> NamesakesDelayed.i9(other, null), () -> 3),
                Row.local("i10", "i10(\"a\", String[x=1])", () -> NamesakesDelayed.i10("a", mine), () -> "a1"),
                Row.local(
                        "i11",
                        "i11(Object[x=1], Job[x=2], List[x=3], Override[x=4], 5, Objects[x=6])",
                        () -> NamesakesDelayed.i11(
                                new Object(1), new Job(2), new List(3), new Override(4), 5, new Objects(6)),
                        () -> 16),
                Row.of(
                        "both",
                        "both(1, [], text=\"x\")",
                        () -> NamesakesDelayed.both(1, java.util.List.of()),
                        () -> 1));
    }
}
