/** From the model to source text: one class for each thing that is written. */
@NullMarked
package dev.delayable.processor.writing;

import org.jspecify.annotations.NullMarked;
