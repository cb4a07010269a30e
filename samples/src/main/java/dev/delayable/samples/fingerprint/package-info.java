/** A real program: fingerprints the files of a directory in parallel. */
@NullMarked
package dev.delayable.samples.fingerprint;

import org.jspecify.annotations.NullMarked;
