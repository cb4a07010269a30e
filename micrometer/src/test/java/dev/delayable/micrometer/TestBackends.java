package dev.delayable.micrometer;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.backend.Backend;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the tests run jobs; virtual threads from JDK 21 on. */
final class TestBackends {

    private TestBackends() {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.delayable.micrometer.TestBackends#all")
    @interface Every {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.delayable.micrometer.TestBackends#inThisJvm")
    @interface EveryInThisJvm {}

    static List<Place> inThisJvm() {
        List<Place> places = new ArrayList<>(
                List.of(new Place("sequential", Backends.sequential()), new Place("threads", Backends.threads())));
        if (Runtime.version().feature() >= 21) {
            places.add(new Place("virtual threads", Backends.virtualThreads()));
        }
        return places;
    }

    static List<Place> all() {
        List<Place> places = new ArrayList<>(inThisJvm());
        places.add(new Place("processes", Backends.processes()));
        return places;
    }

    record Place(String text, Backend backend) {

        @Override
        public String toString() {
            return text;
        }
    }
}
