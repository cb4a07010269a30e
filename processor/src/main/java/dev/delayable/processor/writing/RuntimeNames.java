package dev.delayable.processor.writing;

import com.palantir.javapoet.ClassName;
import java.util.Set;

/**
 * The classes that generated code uses. They are named, not referred to: the processor does not depend on the runtime.
 */
final class RuntimeNames {

    static final ClassName JOB = ClassName.get("dev.delayable.runtime", "Job");
    static final ClassName GENERATED_FUNCTION = ClassName.get("dev.delayable.runtime.support", "GeneratedFunction");
    static final ClassName GENERATED_JOB = ClassName.get("dev.delayable.runtime.support", "GeneratedJob");
    static final ClassName ARGUMENTS = ClassName.get("dev.delayable.runtime.support", "Arguments");
    static final ClassName JOB_PARTS = ClassName.get("dev.delayable.runtime.support", "JobParts");
    static final ClassName DELAYED_GENERATED = ClassName.get("dev.delayable.annotations", "DelayedGenerated");
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
    static final ClassName NULL_UNMARKED = ClassName.get("org.jspecify.annotations", "NullUnmarked");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    /** The methods without parameters that a job has from {@code GeneratedJob} and from {@code Object}. */
    static final Set<String> JOB_METHODS = Set.of(
            "args",
            "call",
            "clone",
            "finalize",
            "function",
            "getClass",
            "hashCode",
            "kwargs",
            "notify",
            "notifyAll",
            "parts",
            "toString",
            "wait");

    private RuntimeNames() {}
}
