/**
 * What a user writes on methods and parameters: {@link dev.delayable.annotations.Delayable @Delayable} and
 * {@link dev.delayable.annotations.Keyword @Keyword}.
 *
 * <p>None of them is {@link java.lang.annotation.Documented}: javac's lint {@code exports} would then ask every module
 * with a public method that is marked to require this module transitively.
 */
package dev.delayable.annotations;
