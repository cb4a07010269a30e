/** Starts JVMs for what is to be measured in one of its own. */
@NullMarked
package dev.delayable.benchmarks.jvm;

import org.jspecify.annotations.NullMarked;
