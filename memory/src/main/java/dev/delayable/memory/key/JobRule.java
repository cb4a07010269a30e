package dev.delayable.memory.key;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import dev.delayable.runtime.support.LambdaFunction;
import org.jspecify.annotations.Nullable;

/** Jobs and functions as arguments: by the id of the function, its object, and the arguments. */
final class JobRule {

    private JobRule() {}

    static void writeJob(Object value, KeyEncoder out) {
        if (!out.enter(value)) {
            return;
        }
        Sink sink = out.sink();
        sink.putByte(Tag.JOB);
        if (value instanceof GeneratedJob<?> job) {
            JobParts parts = job.parts();
            function(parts.function(), out);
            sink.putCount(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                part(parts.argument(i), parts.function().parameters().get(i).name(), out);
            }
        } else {
            Job<?> job = (Job<?>) value;
            function(job.function(), out);
            part(job.args(), "args()", out);
            part(job.kwargs(), "kwargs()", out);
        }
        out.leave();
    }

    private static void part(@Nullable Object value, String name, KeyEncoder out) {
        try {
            out.value(value);
        } catch (Refusal e) {
            throw e.at("." + name);
        }
    }

    static void writeFunction(Object value, KeyEncoder out) {
        out.sink().putByte(Tag.FUNCTION);
        function((DelayedFunction<?>) value, out);
    }

    private static void function(DelayedFunction<?> function, KeyEncoder out) {
        if (function instanceof LambdaFunction) {
            throw new Refusal(
                    "a job of a lambda, which has no name that survives an edit",
                    "give a job of a @Delayable method in its place",
                    null);
        }
        out.sink().putText(function.id());
        part(function instanceof GeneratedFunction<?> generated ? generated.receiver() : null, "this", out);
    }
}
