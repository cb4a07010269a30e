package dev.delayable.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A test of what holds for every kind of input with every number of workers. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}, nJobs={1}")
@MethodSource("dev.delayable.runtime.EveryInput$Combinations#all")
@interface EveryInput {

    /** Each input with each number of workers. */
    final class Combinations {

        private Combinations() {}

        static Stream<Arguments> all() {
            return Arrays.stream(Input.values())
                    .flatMap(input -> Stream.of(1, 2, 4, -1).map(nJobs -> Arguments.of(input, nJobs)));
        }
    }
}
