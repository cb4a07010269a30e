/** The ways to run many jobs that are compared, each behind the same interface. */
@NullMarked
package dev.delayable.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
