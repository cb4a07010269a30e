package corpus.lints;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Classes whose very mention sets off warnings. */
@SuppressWarnings("overloads")
final class Corpus {

    enum Colour {
        @Deprecated
        RED
    }

    @Deprecated(forRemoval = true)
    static final class Going {}

    @Deprecated
    static final int LIMIT = 1;

    private Corpus() {}

    @Delayable
    static int functions(Function<String, String> f) {
        return 1;
    }

    @Delayable
    static int functions(UnaryOperator<Integer> f) {
        return 2;
    }

    @Delayable
    static int functions(Callable<Integer> f) {
        return 3;
    }

    @Delayable
    static int deprecatedDefaults(
            @Keyword("RED") Colour colour,
            @Keyword(from = "LIMIT") int limit,
            @Keyword("corpus.lints.Corpus.Going") Class<?> type) {
        return limit;
    }

    /**
     * Without an annotation.
     *
     * @deprecated by its tag alone
     */
    @SuppressWarnings("dep-ann")
    static final class ByTag {

        @Delayable
        static int ofClassDeprecatedByTag(int x) {
            return x;
        }
    }

    /**
     * Without an annotation.
     *
     * @deprecated by its tag alone
     */
    @SuppressWarnings("dep-ann")
    static int tagged = 1;

    /**
     * Without an annotation.
     *
     * @deprecated by its tag alone
     */
    @SuppressWarnings("dep-ann")
    @Delayable
    static int deprecatedByTag(int x, @Keyword(from = "tagged") int y, @Keyword(nullDefault = true) ByTag z) {
        return x;
    }

    @SuppressWarnings("try")
    @Delayable
    static <C extends Number & AutoCloseable> C closeable(C c, @Keyword("1") int x) {
        return c;
    }

    @SuppressWarnings("try")
    record Closeables<C extends Number & java.util.concurrent.Callable<C> & AutoCloseable>(String name) {

        @Delayable
        int ofCloseables(int x) {
            return x;
        }
    }

    @Deprecated
    static final class Old {

        @Delayable
        static int ofDeprecatedClass(int x) {
            return x;
        }

        record Inside(int x) {

            @Delayable
            int insideDeprecatedClass(Inside other) {
                return x + other.x;
            }
        }
    }

    @SuppressWarnings("rawtypes")
    record RawBound<T extends Comparable>(T t) {

        @Delayable
        T ofRawBound(T other) {
            return other;
        }

        @Delayable
        static <L extends List> L ofRawVariable(L list) {
            return list;
        }
    }

    @Delayable
    static final class Marked {

        private Marked() {}

        static int ofMarkedClass(int x, @Keyword("2") int y) {
            return x + y;
        }

        private static int hidden() {
            return 1;
        }
    }
}

/** In a file of another name. */
final class Auxiliary {

    private Auxiliary() {}

    @Delayable
    static int ofAuxiliaryClass(int x) {
        return x;
    }
}
