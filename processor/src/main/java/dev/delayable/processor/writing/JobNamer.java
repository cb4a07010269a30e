package dev.delayable.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names the types that are nested in a class of factories. A method {@code slowFunction2} with keywords has an interface
 * {@code SlowFunction2} and a record {@code SlowFunction2Job}; one without has a record {@code SlowFunction2}. A required
 * keyword {@code operation} has an interface {@code SlowFunction2Operation}. Overloads are told apart by the types of
 * their parameters. No two names differ by case alone: some disks do not see it.
 */
final class JobNamer {

    private final FactoryModel factory;
    private final Set<String> taken = new HashSet<>();

    JobNamer(FactoryModel factory) {
        this.factory = factory;
        take(factory.factory().simpleName());
        factory.owner().simpleNames().forEach(this::take);
        factory.methods().stream()
                .flatMap(method -> method.jobVariables().stream())
                .forEach(variable -> take(variable.name()));
    }

    List<JobNames> name() {
        Set<String> overloaded = factory.repeated(MethodModel::functionName);
        Set<String> ambiguous =
                overloaded.isEmpty() ? Set.of() : factory.repeated(method -> name(method, JobNamer::simpleName));
        List<JobNames> names = new ArrayList<>();
        for (MethodModel method : factory.methods()) {
            names.add(name(
                    method,
                    overloaded.contains(method.functionName())
                            ? nameOfOverload(method, ambiguous)
                            : capitalised(method.functionName())));
        }
        return names;
    }

    private static String nameOfOverload(MethodModel method, Set<String> ambiguous) {
        String name = name(method, JobNamer::simpleName);
        return ambiguous.contains(name) ? name(method, TypeName::toString) : name;
    }

    private JobNames name(MethodModel method, String wished) {
        if (!method.hasKeywords()) {
            return new JobNames(factory, method, RuntimeNames.JOB, nested(take(wished)), List.of());
        }
        return new JobNames(
                factory,
                method,
                nested(take(wished)),
                nested(take(wished + "Job")),
                method.requiredKeywords().stream()
                        .map(keyword -> nested(take(wished + capitalised(keyword.name()))))
                        .toList());
    }

    private static String name(MethodModel method, Function<TypeName, String> typeName) {
        return method.parameters().stream()
                .map(parameter -> typeName.apply(parameter.erasure()))
                .map(name -> "_" + name.replace("[]", "Array").replace('.', '_'))
                .collect(Collectors.joining("", capitalised(method.functionName()), ""));
    }

    private static String simpleName(TypeName type) {
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String capitalised(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + name.substring(Character.charCount(first));
    }

    private String take(String wished) {
        String name = wished;
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name += "_";
        }
        return name;
    }

    private ClassName nested(String name) {
        return factory.factory().nestedClass(name);
    }
}
