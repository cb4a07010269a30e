package dev.delayable.runtime.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Some jobs that a worker was handed at once. Its fields are part of the public API. */
@Name("dev.delayable.Batch")
@Label("Batch")
@Description(
        "Jobs that stand side by side in the input and were handed to a worker at once; in the thread of the worker, or, "
                + "where workers are elsewhere, in the thread that takes the answer, from sending to answer")
@Category("Delayable")
@Enabled(false)
@StackTrace(false)
final class BatchEvent extends Event {

    @Label("Run")
    @Description("The number of the run in this JVM")
    long run;

    @Label("First Index")
    @Description("The place of the first job in the input, counted from 0")
    long firstIndex;

    @Label("Size")
    @Description("How many jobs there are; if the run was stopped, some of them may not have been run")
    int size;

    @Label("Worker")
    @Description("The number of the worker in its run")
    int worker;
}
