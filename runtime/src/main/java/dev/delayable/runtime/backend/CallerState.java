package dev.delayable.runtime.backend;

import java.io.Serializable;

/**
 * What the jobs of a run see of the thread that has started it: the scope of its
 * {@link dev.delayable.runtime.ParallelConfig}, and what its context carriers have captured. The engine makes it, and takes
 * it back where the jobs run; a backend only brings it there. It can be serialised if all carriers and what they have
 * captured can.
 *
 * @since 0.1
 */
public interface CallerState extends Serializable {}
