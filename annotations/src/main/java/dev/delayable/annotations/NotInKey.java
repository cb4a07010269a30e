package dev.delayable.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a {@link Delayable @Delayable} method that does not change the result, such as a logger, a cache, or
 * a number of threads. The argument is no part of the key under which results are kept: jobs that differ in this argument
 * alone share one kept result. Equality of jobs is unaffected.
 *
 * <pre>{@code
 * @Delayable
 * static Model train(Path data, @NotInKey Logger logger) { ... }
 * }</pre>
 *
 * @since 0.1
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface NotInKey {}
