/**
 * What users import: {@link dev.delayable.runtime.Job} is a delayed call, and {@link dev.delayable.runtime.Parallel}
 * runs jobs in parallel and returns their results in order.
 */
@NullMarked
package dev.delayable.runtime;

import org.jspecify.annotations.NullMarked;
