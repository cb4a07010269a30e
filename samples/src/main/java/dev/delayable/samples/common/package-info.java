/** What the samples share: the command line, and timing. */
@NullMarked
package dev.delayable.samples.common;

import org.jspecify.annotations.NullMarked;
