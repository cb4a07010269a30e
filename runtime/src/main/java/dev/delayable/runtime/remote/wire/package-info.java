/** What goes between a parent and its remote workers: messages, what they hold, and what both sides must know of it. */
@NullMarked
package dev.delayable.runtime.remote.wire;

import org.jspecify.annotations.NullMarked;
