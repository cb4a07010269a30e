/**
 * What the code that the annotation processor writes calls. Nothing here is meant to be called by hand, and it changes
 * together with the processor of the same version.
 */
@NullMarked
package dev.delayable.runtime.support;

import org.jspecify.annotations.NullMarked;
