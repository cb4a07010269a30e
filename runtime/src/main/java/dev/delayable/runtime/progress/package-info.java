/** Shows a person how far runs are. Not exported: {@code Parallel.verbose} and {@code Parallel.progress} lead here. */
@NullMarked
package dev.delayable.runtime.progress;

import org.jspecify.annotations.NullMarked;
