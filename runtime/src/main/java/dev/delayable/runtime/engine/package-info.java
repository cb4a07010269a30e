/**
 * The engine: takes jobs from the input, passes them to workers, and returns the results in order.
 *
 * <p>{@link dev.delayable.runtime.engine.Run} describes a run as a whole. Its state, {@link
 * dev.delayable.runtime.engine.RunState}, alone decides about the end. The calling thread executes {@link
 * dev.delayable.runtime.engine.RunLoop}; a {@link dev.delayable.runtime.engine.Workforce} claims a {@link
 * dev.delayable.runtime.engine.Batch} from the {@link dev.delayable.runtime.engine.JobSource}, and a {@link
 * dev.delayable.runtime.engine.BatchRunner} runs its jobs. A result takes the place of its job, so order costs nothing.
 *
 * <p>All runs share {@link dev.delayable.runtime.work.Clock}, which only signals, and {@link
 * dev.delayable.runtime.work.Work}, whose threads may block.
 */
@NullMarked
package dev.delayable.runtime.engine;

import org.jspecify.annotations.NullMarked;
