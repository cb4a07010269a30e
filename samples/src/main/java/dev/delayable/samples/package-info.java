/** The main job: all samples, one after another. */
@NullMarked
package dev.delayable.samples;

import org.jspecify.annotations.NullMarked;
