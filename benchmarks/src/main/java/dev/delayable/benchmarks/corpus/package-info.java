/** Every method of well-known libraries, marked and compiled: what the processor makes of code that nobody wrote for it. */
@NullMarked
package dev.delayable.benchmarks.corpus;

import org.jspecify.annotations.NullMarked;
