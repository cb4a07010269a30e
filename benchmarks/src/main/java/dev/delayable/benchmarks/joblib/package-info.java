/** joblib itself, on the same work, where Python and joblib are installed. */
@NullMarked
package dev.delayable.benchmarks.joblib;

import org.jspecify.annotations.NullMarked;
