package corpus.h;

import dev.delayable.annotations.Delayable;

/** Nested classes and what can be seen. */
public class Corpus {

    class Inner {
        @Delayable
        int g8(int x) {
            return x;
        }
    }

    record Pkg(int x) {

        @Delayable
        static Pkg h2(Pkg p) {
            return p;
        }

        record Deep(int x) {
            @Delayable
            static Deep h3(Deep d) {
                return d;
            }
        }
    }

    @Delayable
    public static Pkg h7() {
        return new Pkg(7);
    }

    @Delayable
    static int h8(Inner inner) {
        return 8;
    }

    protected static class Prot {
        @Delayable
        protected static int h9(Prot p) {
            return 9;
        }
    }

    public interface Open {
        @Delayable
        static int h13(int x) {
            return x;
        }
    }

    public enum Kind {
        ONE;

        @Delayable
        public static Kind h14(Kind kind) {
            return kind;
        }
    }
}
