/** What the processor knows of annotated methods: immutable, and without any compiler object but originating elements. */
@NullMarked
package dev.delayable.processor.model;

import org.jspecify.annotations.NullMarked;
