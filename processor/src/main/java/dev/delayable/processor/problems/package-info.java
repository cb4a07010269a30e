/** Mistakes in annotated code as values, and the one place that reports them to the compiler. */
@NullMarked
package dev.delayable.processor.problems;

import org.jspecify.annotations.NullMarked;
