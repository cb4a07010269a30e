/** What is measured: the work, the JMH benchmarks, and single runs of jobs that sleep. */
@NullMarked
package dev.delayable.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
