/** What a remote worker needs to run batches of jobs as they run at home, for those who write a backend. */
@NullMarked
package dev.delayable.runtime.backend.hosting;

import org.jspecify.annotations.NullMarked;
