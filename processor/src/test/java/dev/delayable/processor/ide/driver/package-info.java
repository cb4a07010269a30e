/**
 * The side of the tests that runs within Eclipse: a bundle of its own, which sees Eclipse's classes and none of the other
 * tests' classes.
 */
@NullMarked
package dev.delayable.processor.ide.driver;

import org.jspecify.annotations.NullMarked;
