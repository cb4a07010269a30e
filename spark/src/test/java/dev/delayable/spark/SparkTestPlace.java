package dev.delayable.spark;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.testkit.Place;
import dev.delayable.testkit.Trait;
import java.util.Map;
import java.util.Set;

/** Spark as the contract of all backends looks at it. The application is the next test's as well, and is not ended. */
record SparkTestPlace(Backend backend, Set<Trait> traits) implements Place {

    /** An executor runs a job for each of its cores. */
    @Override
    public int jobsPerDeath() {
        return SparkCluster.CORES;
    }

    @Override
    public Map<String, String> exemptions() {
        return Map.of(
                "aJobThatIgnoresItsLimitIsGivenUpAndTheRunGoesOn",
                "jobs of the same batch that ended within a millisecond before it are not known to have ended");
    }
}
