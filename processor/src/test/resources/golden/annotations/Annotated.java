package golden;

import dev.delayable.annotations.Delayable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

final class Annotated {

    private Annotated() {}

    @Target(ElementType.TYPE_USE)
    @interface Values {
        String text() default "";

        char letter() default ' ';

        Class<?> type() default Object.class;

        int[] numbers() default {3};

        Thread.State state() default Thread.State.NEW;
    }

    @Target(ElementType.TYPE_USE)
    @interface Names {
        String[] value();
    }

    @Target(ElementType.TYPE_USE)
    private @interface Hidden {}

    @Target(ElementType.PARAMETER)
    @interface Declared {}

    @Delayable
    static @Values int values(
            @Values(text = "a\"$L\n", letter = '\'', type = String.class) String a,
            @Values(numbers = {1, 2}, state = Thread.State.BLOCKED) String @Values(text = "array") [] b,
            Map.@Values Entry<@Values String, ? extends @Values Number> c,
            @Names({}) int d,
            int @Values(numbers = {}) ... e) {
        return 1;
    }

    @Delayable
    static @Hidden String hidden(@Hidden String a, List<@Hidden String> b, @Declared int c) {
        return a;
    }
}
