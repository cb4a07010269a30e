/**
 * The engine: takes jobs from the input, has them run by workers, and puts the results in order.
 *
 * <p>A {@link dev.delayable.runtime.engine.Run} takes jobs from a {@link dev.delayable.runtime.engine.JobSource}. Each of
 * its {@link dev.delayable.runtime.engine.Worker workers} is a loop on a thread of a backend, which claims one
 * {@link dev.delayable.runtime.engine.Batch} after another, as large as the
 * {@link dev.delayable.runtime.engine.BatchSizer} says. The results stand where the jobs stood, so that order costs
 * nothing.
 */
@NullMarked
package dev.delayable.runtime.engine;

import org.jspecify.annotations.NullMarked;
