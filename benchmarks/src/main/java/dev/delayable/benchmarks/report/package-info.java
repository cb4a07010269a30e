/** Makes tables of what was measured. */
@NullMarked
package dev.delayable.benchmarks.report;

import org.jspecify.annotations.NullMarked;
