package dev.delayable.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test of what needs the threads of this JVM. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"REMOTE", "DYING_REMOTE", "PROCESSES"})
@OnBackends
@interface EveryLocalBackend {}
