/** The side of remote workers where the run is: it has the workers, sends them batches, and reads their results. */
@NullMarked
package dev.delayable.runtime.remote.parent;

import org.jspecify.annotations.NullMarked;
