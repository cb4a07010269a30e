/**
 * What a run tells Java Flight Recorder: one event for each run, batch and attempt of a job, while a recording asks for them.
 * Not exported; the names of the events and of their fields are what users see.
 */
@NullMarked
package dev.delayable.runtime.flight;

import org.jspecify.annotations.NullMarked;
