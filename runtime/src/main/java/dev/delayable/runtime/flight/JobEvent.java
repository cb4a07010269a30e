package dev.delayable.runtime.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** One attempt of one job. Its fields are part of the public API. */
@Name("dev.delayable.Job")
@Label("Job")
@Description(
        "One attempt of a job; in the thread that runs it, or, where workers are elsewhere, in the thread that takes the "
                + "answer, with a duration for the longest job of the answer only. A job that was given up has its event when it ends after all")
@Category("Delayable")
@Enabled(false)
@StackTrace(false)
final class JobEvent extends Event {

    @Label("Run")
    @Description("The number of the run in this JVM")
    long run;

    @Label("Index")
    @Description("The place of the job in the input, counted from 0")
    long index;

    @Label("Function")
    @Description("The name of the function that the job calls")
    @Nullable
    String function;

    @Label("Job")
    @Description("The job as text; its beginning if it is long")
    @Nullable
    String job;

    @Label("Attempt")
    @Description("Which attempt it is, counted from 1")
    int attempt;

    @Label("Worker")
    @Description("The number of the worker in its run")
    int worker;

    @Label("Elapsed")
    @Description("How long the job ran, measured where it ran")
    @Timespan(Timespan.NANOSECONDS)
    long elapsed;

    @Label("Success")
    @Description("Whether the job has returned a result")
    boolean success;

    @Label("Failure")
    @Description("The exception as text, if this attempt has failed")
    @Nullable
    String failure;
}
