package dev.delayable.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test of what holds wherever jobs run in this JVM; its jobs may be such as cannot be sent to another. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"PROCESSES"})
@OnBackends
@interface EveryBackend {}
