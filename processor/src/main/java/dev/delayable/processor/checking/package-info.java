/** What makes a method or a class unfit for a factory: one method for each rule. */
@NullMarked
package dev.delayable.processor.checking;

import org.jspecify.annotations.NullMarked;
