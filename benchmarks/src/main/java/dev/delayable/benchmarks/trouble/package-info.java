/** What the ways to run many jobs do when a job is slow, fails, or the caller is slow or interrupted. */
@NullMarked
package dev.delayable.benchmarks.trouble;

import org.jspecify.annotations.NullMarked;
