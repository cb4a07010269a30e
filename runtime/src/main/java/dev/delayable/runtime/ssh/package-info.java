/** The launch of worker processes on other machines by ssh. */
@NullMarked
package dev.delayable.runtime.ssh;

import org.jspecify.annotations.NullMarked;
