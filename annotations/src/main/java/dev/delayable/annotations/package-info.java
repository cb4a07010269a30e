/**
 * What a user writes on methods and parameters: {@link dev.delayable.annotations.Delayable @Delayable} and
 * {@link dev.delayable.annotations.Keyword @Keyword}.
 */
package dev.delayable.annotations;
