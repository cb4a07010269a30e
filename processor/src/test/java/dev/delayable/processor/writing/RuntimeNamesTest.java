package dev.delayable.processor.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.processor.checking.KeywordRules;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The processor knows the runtime by name only: here the names are held against the classes. */
class RuntimeNamesTest {

    @Test
    void theMethodsOfAJobAreTheReservedNames() {
        Set<String> methods = Stream.of(GeneratedJob.class.getMethods(), Object.class.getDeclaredMethods())
                .flatMap(Stream::of)
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(RuntimeNames.JOB_METHODS).isEqualTo(methods);
    }

    @Test
    void theMethodsOfOneParameterThatJobsHaveAreRefusedAsKeywords() {
        Set<String> methods = Stream.of(GeneratedJob.class.getMethods())
                .filter(method -> method.getParameterCount() == 1 && !Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName() + "(" + method.getParameterTypes()[0].getName() + ")")
                .collect(Collectors.toSet());

        assertThat(KeywordRules.OF_JOBS).isEqualTo(methods);
    }

    @Test
    void theNamesAreThoseOfTheClasses() {
        assertThat(RuntimeNames.JOB).isEqualTo(ClassName.get(Job.class));
        assertThat(RuntimeNames.GENERATED_FUNCTION).isEqualTo(ClassName.get(GeneratedFunction.class));
        assertThat(RuntimeNames.GENERATED_JOB).isEqualTo(ClassName.get(GeneratedJob.class));
        assertThat(RuntimeNames.ARGUMENTS).isEqualTo(ClassName.get(Arguments.class));
        assertThat(RuntimeNames.JOB_PARTS).isEqualTo(ClassName.get(JobParts.class));
        assertThat(RuntimeNames.DELAYED_GENERATED).isEqualTo(ClassName.get(DelayedGenerated.class));
        assertThat(RuntimeNames.GENERATED).isEqualTo(ClassName.get(Generated.class));
        assertThat(RuntimeNames.NULL_MARKED).isEqualTo(ClassName.get(NullMarked.class));
        assertThat(RuntimeNames.NULL_UNMARKED).isEqualTo(ClassName.get(NullUnmarked.class));
        assertThat(RuntimeNames.NULLABLE).isEqualTo(ClassName.get(Nullable.class));
    }
}
