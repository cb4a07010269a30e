/** The side of remote workers where the jobs are run. */
@NullMarked
package dev.delayable.runtime.remote.worker;

import org.jspecify.annotations.NullMarked;
