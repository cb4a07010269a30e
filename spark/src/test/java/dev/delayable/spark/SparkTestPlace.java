package dev.delayable.spark;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.testkit.Place;
import dev.delayable.testkit.Trait;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Spark as the contract of all backends looks at it. The application is the next test's as well, and is not ended.
 *
 * @param backend the backend
 * @param traits what it can do there
 * @param elsewhere tests that stand elsewhere, by their names, and where
 */
record SparkTestPlace(Backend backend, Set<Trait> traits, Map<String, String> elsewhere) implements Place {

    /** An executor runs a job for each of its cores. */
    @Override
    public int jobsPerDeath() {
        return SparkCluster.CORES;
    }

    @Override
    public Map<String, String> exemptions() {
        Map<String, String> all = new HashMap<>(elsewhere);
        all.put(
                "aJobThatIgnoresItsLimitIsGivenUpAndTheRunGoesOn",
                "jobs of the same batch that ended within a millisecond before it are not known to have ended");
        return all;
    }
}
