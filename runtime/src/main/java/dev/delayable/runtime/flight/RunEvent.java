package dev.delayable.runtime.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** A run, from its first job to its end. Its fields are part of the public API. */
@Name("dev.delayable.Run")
@Label("Run")
@Description("A run of jobs; in the thread that waits for it, with the stack trace of its end")
@Category("Delayable")
@Enabled(false)
final class RunEvent extends Event {

    @Label("Run")
    @Description("The number of the run in this JVM")
    long run;

    @Label("Outer Run")
    @Description("The number of the run whose job has started this one; 0 if there is none, or it is not recorded")
    long outerRun;

    @Label("Total")
    @Description("How many jobs there are; -1 if the input is read while the jobs run")
    long total;

    @Label("Workers")
    @Description("How many jobs run at once, at the most")
    int workers;

    @Label("Backend")
    @Description("Where the jobs run, unless they run beside those of an outer run")
    @Nullable
    String backend;

    @Label("Finished")
    @Description("How many jobs have returned")
    long finished;

    @Label("Failed")
    @Description("How many jobs have failed for good, or were interrupted by the stop of their run")
    long failed;
}
