package serializable;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.DelayableImport;
import dev.delayable.annotations.Keyword;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

class Corpus { // report: Corpus is not Serializable: the jobs of its instance methods can be run here but not sent

    @Delayable
    static int k1(
            Thread t, // report: parameter 't': Thread is not Serializable: the job can be run here but not sent to another process; take what it is made from
            InputStream in, // report: parameter 'in': InputStream is not Serializable
            Runnable r) { // report: parameter 'r': Runnable is not Serializable: the job can be run here but not sent to another process; pass a lambda that is cast to Serializable
        return 1;
    }

    @Delayable
    static Callable<Integer> k2( // report: the result is not Serializable, being or holding a Callable
            Callable<Integer> c) { // report: parameter 'c': Callable is not Serializable
        return c;
    }

    @Delayable
    static CompletableFuture<Object> k3(Executor e) { // report: being or holding a CompletableFuture // report: parameter 'e': Executor is not Serializable
        return new CompletableFuture<>();
    }

    @Delayable
    static Optional<Thread> k4( // report: being or holding a Thread
            Optional<Thread> o) { // report: parameter 'o': Thread is not Serializable
        return o;
    }

    @Delayable
    static Optional<Path> sent(Path p, Charset c, OptionalInt i, OptionalLong l, OptionalDouble d, List<Optional<Path>> all) {
        return Optional.of(p);
    }

    @Delayable
    static Class<?> k5(Class<?> c) {
        return c;
    }

    @Delayable
    static int k6(Function<Object, ?> f) { // report: parameter 'f': Function is not Serializable
        return 6;
    }

    @Delayable
    static <T> T d10(Supplier<? extends T> s) { // report: parameter 's': Supplier is not Serializable
        return s.get();
    }

    @Delayable
    int g22(int x) {
        return x;
    }

    @Delayable
    int another(int x) {
        return x;
    }

    @Delayable
    static <T, S extends Runnable & Serializable, N extends Number, E extends Enum<E>> void fine(
            T t, S s, N n, E e, List<Map<String, ? super Integer[]>> deep, Object o, CharSequence text, Comparable<T> c) {}

    @Delayable
    static <R extends Runnable> Set<Map.Entry<Thread, int[]>> deep( // report: being or holding a Thread
            Collection<? extends R[]> all, // report: parameter 'all': Runnable is not Serializable
            Comparator<String> order, // report: parameter 'order': Comparator is not Serializable: the job can be run here but not sent to another process; pass a lambda
            @Keyword(nullDefault = true) Plain plain, // report: parameter 'plain': Plain is not Serializable: the job can be run here but not sent to another process; let Plain implement Serializable
            @Keyword(nullDefault = true) Pair pair, // report: parameter 'pair': Pair is not Serializable: the job can be run here but not sent to another process; let Pair extend Serializable
            Kind... kinds) {
        return Set.of();
    }

    record Plain(int x) {}

    interface Pair {
        int one();

        int two();
    }

    enum Kind {
        ONE
    }

    class Inner implements Serializable { // report: Corpus is not Serializable: the jobs of its instance methods
        private static final long serialVersionUID = 1L;

        @Delayable
        int inner(int x) {
            return x;
        }
    }

    static class Nested implements Serializable {
        private static final long serialVersionUID = 1L;

        @Delayable
        int nested(int x) {
            return x;
        }
    }

    interface Shape { // report: Shape is not Serializable
        @Delayable
        int area();
    }

    @Delayable
    static int mistaken(Thread thread, @Keyword("x") int x) { // error: "x" is not an int
        return 1;
    }

    @DelayableImport(value = CompletableFuture.class, methods = {"completedFuture", "isDone"}) // report: CompletableFuture.completedFuture: the result is not Serializable // report: CompletableFuture is not Serializable: the jobs of its instance methods
    static class SomeMethods {}

    @DelayableImport(Thread.class)
    static class AllMethods {}
}
