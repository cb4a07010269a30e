/** The tutorial: from a plain loop to jobs that run in parallel, one step after another. */
@NullMarked
package dev.delayable.samples.tutorial;

import org.jspecify.annotations.NullMarked;
