/**
 * The contract that every backend keeps, as JUnit tests: extend {@link dev.delayable.testkit.BackendContract}, and say in a
 * {@link dev.delayable.testkit.Place} what your backend can do.
 */
package dev.delayable.testkit;
