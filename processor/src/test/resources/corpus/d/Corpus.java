package corpus.d;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Generic methods. */
final class Corpus {

    private Corpus() {}

    record Constant<T>(T get) implements Supplier<T>, Serializable {}

    @Delayable
    static <T> T d1(T t) {
        return t;
    }

    @Delayable
    static <K, V extends Comparable<? super V>> Map<K, V> d2(Map<? extends K, ? super V> m) {
        return Map.of();
    }

    @Delayable
    static <E extends Enum<E>> E d3(Class<E> type, String name) {
        return Enum.valueOf(type, name);
    }

    @Delayable
    static <T extends Object & Comparable<? super T>> T d4(Collection<? extends T> c) {
        return Collections.max(c);
    }

    @Delayable
    @SuppressWarnings("unchecked")
    static <T extends Object & Comparable<? super T>, U extends T> int d4arrays(T[] ts, @Keyword("1") int k, U[]... us) {
        return ts.length + k + us.length;
    }

    @Delayable
    static <T extends Number & Serializable> T d5(T t) {
        return t;
    }

    @Delayable
    static List<?> d6(List<?> any, Map<?, ? extends Number> m) {
        return any;
    }

    @Delayable
    @SuppressWarnings("rawtypes")
    static List d7(List raw) {
        return raw;
    }

    @Delayable
    @SuppressWarnings("rawtypes")
    static int d7deep(Map<String, List> raw, List<? super Map[]> deeper) {
        return raw.size() + deeper.size();
    }

    @Delayable
    static <T> Constant<? extends List<? super T>> d8(T[] a) {
        return new Constant<>(List.of(a));
    }

    @Delayable
    static <X extends Exception> int d9(Class<X> x) throws X {
        return 9;
    }

    @Delayable
    static <T> T d10(Supplier<? extends T> s) {
        return s.get();
    }

    @Delayable
    static <R> R d11(int call, R r) {
        return r;
    }

    @Delayable
    static <A, B, C, D, E, F, G, H> Map<A, Map<B, Map<C, Map<D, E>>>> d12(F f, G g, H h) {
        return Map.of();
    }

    @Delayable
    static <T> List<T> d13() {
        return List.of();
    }

    @Delayable
    static <String, Job, Override> List<Job> shadowing(String string, Job job, Override override) {
        return List.of(job);
    }

    @Delayable
    static <Shadow> Shadow shadow(Shadow shadow) {
        return shadow;
    }

    @Delayable
    static <Corpus> int owner(Corpus corpus) {
        return 1;
    }
}
