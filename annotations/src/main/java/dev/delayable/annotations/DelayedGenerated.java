package dev.delayable.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the classes that the Delayable processor has written. Unlike {@code javax.annotation.processing.Generated} it
 * stays in the class file and needs no module, so that tools that measure coverage or read byte code can leave these
 * classes out.
 *
 * @since 0.1
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DelayedGenerated {}
