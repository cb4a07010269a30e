/** The launch of worker processes: JVMs of this machine, reached through pipes of their own. */
@NullMarked
package dev.delayable.runtime.process;

import org.jspecify.annotations.NullMarked;
