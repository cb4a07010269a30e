/** What the annotation processor adds to the time of a compilation, side by side with other processors. */
@NullMarked
package dev.delayable.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
