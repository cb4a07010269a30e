/** From the compiler's elements to the model. */
@NullMarked
package dev.delayable.processor.reading;

import org.jspecify.annotations.NullMarked;
