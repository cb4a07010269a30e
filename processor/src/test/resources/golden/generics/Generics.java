package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

public final class Generics {

    private Generics() {}

    @Delayable
    public static <K, V extends Comparable<? super V>> Map<K, V> inverted(Map<? extends V, ? super K> map, @Keyword("1") int times) {
        return Map.of();
    }

    @Delayable
    public static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Enum.valueOf(type, name);
    }

    @Delayable
    public static <T extends Number & Serializable> List<T> none() {
        return List.of();
    }

    @Delayable
    @SuppressWarnings("rawtypes")
    public static List raw(List<Map> raw) {
        return raw;
    }
}
