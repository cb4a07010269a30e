package dev.delayable.runtime.process;

import java.io.Serializable;

/**
 * Stands in a job, or in a result, for a large object that travels by itself.
 *
 * @param id the number of the object
 */
record SharedRef(int id) implements Serializable {}
