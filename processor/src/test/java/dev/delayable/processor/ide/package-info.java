/**
 * What a user of an IDE meets, from the engines that the IDEs are made of: the JDK's own, and Eclipse's, which is also the
 * one of VS Code.
 */
@NullMarked
package dev.delayable.processor.ide;

import org.jspecify.annotations.NullMarked;
