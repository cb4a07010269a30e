/** Delayable side by side with other ways to run many jobs. */
@NullMarked
package dev.delayable.benchmarks;

import org.jspecify.annotations.NullMarked;
