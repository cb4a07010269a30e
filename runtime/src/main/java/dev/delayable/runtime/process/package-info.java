/**
 * Worker processes: JVMs of this machine that are sent batches of jobs through pipes of their own. The classes whose names
 * begin with {@code Worker} run in such a JVM, {@code Wire} and what it carries are used on both sides.
 */
@NullMarked
package dev.delayable.runtime.process;

import org.jspecify.annotations.NullMarked;
