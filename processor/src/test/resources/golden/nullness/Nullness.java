package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
final class Nullness {

    private Nullness() {}

    @Delayable
    static @Nullable Object everywhere(
            @Nullable Object a,
            List<@Nullable Object> b,
            Object @Nullable [] c,
            Map.@Nullable Entry<Object, Object> d,
            @Keyword(nullDefault = true) @Nullable String e,
            @Nullable Object @Nullable ... f) {
        return a;
    }

    @Delayable
    static void nothing(@Keyword("1") @Nullable Integer x) {}

    @Delayable
    static <T extends @Nullable Object> List<@Nullable T> generic(T t) {
        return List.of();
    }
}
