/** Worker processes: what they cost, what they do with large arrays, and what is left when one is killed. */
@NullMarked
package dev.delayable.benchmarks.processes;

import org.jspecify.annotations.NullMarked;
