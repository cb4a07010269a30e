/**
 * Services: {@link dev.delayable.micrometer.ContextPropagation} carries logging contexts, traces and whatever else belongs to the
 * calling thread into jobs, and {@link dev.delayable.micrometer.JobMetrics} counts and times the jobs.
 *
 * @since 0.1
 */
@NullMarked
package dev.delayable.micrometer;

import org.jspecify.annotations.NullMarked;
