/**
 * Threads and time for everything that is not a job: {@link dev.delayable.runtime.work.Clock} says when, {@link
 * dev.delayable.runtime.work.Work} has a thread for each task, {@link dev.delayable.runtime.work.JobText} asks users' objects for
 * their texts there. Depends on nothing but jobs; everything else may use it.
 */
package dev.delayable.runtime.work;
