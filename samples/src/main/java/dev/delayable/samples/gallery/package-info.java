/** Five short examples; {@code docs/gallery.md} shows these files. */
@NullMarked
package dev.delayable.samples.gallery;

import org.jspecify.annotations.NullMarked;
