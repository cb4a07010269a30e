/**
 * Keeps the results of jobs: {@link dev.delayable.memory.Memory} in a directory, by the function, its code and its arguments.
 *
 * @since 0.1
 */
@NullMarked
package dev.delayable.memory;

import org.jspecify.annotations.NullMarked;
