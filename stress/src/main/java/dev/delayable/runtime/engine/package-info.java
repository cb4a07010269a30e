/** The engine's shared structures, each with the threads that share it. */
package dev.delayable.runtime.engine;
