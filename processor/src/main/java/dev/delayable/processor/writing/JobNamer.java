package dev.delayable.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import java.nio.charset.StandardCharsets;
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
 * keyword {@code operation} has an interface {@code SlowFunction2WithoutOperation}. Overloads are told apart by the types of
 * their parameters. No two names differ by case alone, for some disks do not see it, and none is longer than a disk takes.
 */
final class JobNamer {

    /** A file has at most so many letters in its name, if its class leaves them any. */
    private static final int FILE_NAME = 150;

    /** So many letters a name may have in any case: the end of a long one stands for all that was cut off. */
    private static final int SHORTEST = 24;

    private final FactoryModel factory;
    private final Set<String> taken = new HashSet<>();

    JobNamer(FactoryModel factory) {
        this.factory = factory;
        take(factory.factory().simpleName());
        factory.owner().simpleNames().forEach(this::take);
        factory.methods().stream()
                .flatMap(method -> method.jobVariables().stream())
                .forEach(variable -> take(variable.name()));
        factory.unqualifiedNames().forEach(this::take);
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
                        .map(keyword -> nested(take(wished + "Without" + capitalised(keyword.name()))))
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
        String name = shortened(wished);
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name += "_";
        }
        return name;
    }

    /** A long name keeps its beginning; a hash of all of it makes it another one than its neighbours. */
    private String shortened(String name) {
        String file = factory.factory().simpleName() + "$.class";
        int room = Math.max(SHORTEST, FILE_NAME - file.getBytes(StandardCharsets.UTF_8).length);
        if (name.getBytes(StandardCharsets.UTF_8).length <= room) {
            return name;
        }
        String hash = String.format("_%08x", name.hashCode());
        int end = 0;
        int bytes = hash.length();
        while (bytes + lengthAt(name, end) <= room) {
            bytes += lengthAt(name, end);
            end = name.offsetByCodePoints(end, 1);
        }
        return name.substring(0, end) + hash;
    }

    private static int lengthAt(String name, int index) {
        return Character.toString(name.codePointAt(index)).getBytes(StandardCharsets.UTF_8).length;
    }

    private ClassName nested(String name) {
        return factory.factory().nestedClass(name);
    }
}
