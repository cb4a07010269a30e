/** The places where batches of jobs run. */
@NullMarked
package dev.delayable.runtime.backend;

import org.jspecify.annotations.NullMarked;
