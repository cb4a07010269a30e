/** What reports of runs cost: while jobs run, when they are written, and when a browser opens them. */
@NullMarked
package dev.delayable.benchmarks.reports;

import org.jspecify.annotations.NullMarked;
