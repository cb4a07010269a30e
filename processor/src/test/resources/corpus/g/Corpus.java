package corpus.g;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Instance methods. */
record Corpus(int base) {

    @Delayable
    int g1(int x) {
        return base + x;
    }

    @Delayable
    int g2(Corpus this, int x) {
        return base - x;
    }

    @Delayable
    final int g3(@Keyword("1") int self, int receiver) {
        return base + self + receiver;
    }

    @Delayable
    <T> T g4(T t) {
        return t;
    }

    @Delayable
    int q(int x) {
        return base + x;
    }

    @Delayable
    static int q(Corpus c, int x) {
        return c.base - x;
    }

    record Box<T extends Comparable<T>>(T value) implements Serializable {

        private static final long serialVersionUID = 1L;

        @Delayable
        public T g5(T other, List<? extends T> more) {
            return value.compareTo(other) > 0 ? value : other;
        }

        @Delayable
        public <U> Map<T, U> g6(U u) {
            return Map.of(value, u);
        }

        @Delayable
        public static <T> T g7(T t) {
            return t;
        }
    }

    interface Shape {

        @Delayable
        int g11(int x);

        @Delayable
        default int g12(int x) {
            return g11(x) + 1;
        }

        @Delayable
        static int g13(int x) {
            return x;
        }
    }

    enum Colour implements Shape {
        RED;

        @Override
        public int g11(int x) {
            return x;
        }

        @Delayable
        int g14(int x) {
            return ordinal() + x;
        }

        @Delayable
        static int g15(int x) {
            return x;
        }
    }

    abstract static class Abs implements Serializable {

        private static final long serialVersionUID = 1L;

        @Delayable
        abstract int g9(int x);

        @Delayable
        protected int g10(int x) {
            return x;
        }

        @Override
        public boolean equals(Object other) {
            return other != null && other.getClass() == getClass();
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    static final class Sub extends Abs {

        private static final long serialVersionUID = 1L;

        @Override
        @Delayable
        int g9(int x) {
            return -x;
        }
    }

    record Point(double x) {

        @Delayable
        double g16(Point o) {
            return x - o.x;
        }
    }

    sealed interface Closed permits Only {

        @Delayable
        default int g17(int x) {
            return x;
        }
    }

    record Only() implements Closed, Serializable {
        private static final long serialVersionUID = 1L;
    }
}
