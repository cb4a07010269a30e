package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.DelayedParameter.Kind;
import dev.delayable.runtime.Job;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of any job by the names of their parameters, and the object whose method it calls. */
public final class NamedArguments {

    private NamedArguments() {}

    /**
     * The arguments of a job.
     *
     * @param job the job
     * @return each with what messages call it: {@code argument data}, {@code argument args[2]}, {@code the receiver}, {@code the lambda}
     */
    public static Map<String, @Nullable Object> named(Job<?> job) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        DelayedFunction<?> function = job.function();
        if (function instanceof GeneratedFunction<?> generated && generated.receiver() != null) {
            named.put("the receiver", generated.receiver());
        }
        if (function instanceof LambdaFunction<?> lambda) {
            named.put("the lambda", lambda.lambda());
        }
        List<@Nullable Object> args = job.args();
        int next = 0;
        for (DelayedParameter parameter : function.parameters()) {
            if (parameter.kind() == Kind.POSITIONAL && next < args.size()) {
                named.put("argument " + parameter.name(), args.get(next++));
            } else if (parameter.kind() == Kind.VARARGS) {
                for (int i = 0; next < args.size(); i++) {
                    named.put("argument " + parameter.name() + "[" + i + "]", args.get(next++));
                }
            }
        }
        job.kwargs().forEach((name, value) -> named.put("argument " + name, value));
        return named;
    }

    /**
     * The arguments of a job, and its receiver.
     *
     * @param job the job
     * @return the objects
     */
    public static Collection<@Nullable Object> values(Job<?> job) {
        return named(job).values();
    }
}
