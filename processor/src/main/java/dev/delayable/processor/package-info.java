/**
 * Writes the job factories of methods marked {@code @Delayable}: reads them into a model, checks it, and prints it.
 */
@NullMarked
package dev.delayable.processor;

import org.jspecify.annotations.NullMarked;
