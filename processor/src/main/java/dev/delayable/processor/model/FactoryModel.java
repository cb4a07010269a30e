package dev.delayable.processor.model;

import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.MethodModel.Receiver;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A class with annotated methods, and the class of factories that is written for it.
 *
 * @param origin the class that asks for the factories: the one with the methods, or one that imports it
 * @param owner the name of the class with the methods
 * @param factory the name of the class of factories
 * @param isPublic whether that class is public
 * @param nullness what the class says of nulls
 * @param hasGeneratedAnnotation whether its module can see {@code javax.annotation.processing.Generated}
 * @param shadowedNames simple names of {@code java.lang} that mean another class in this package
 * @param lints the lints that naming the owner sets off
 * @param methods the methods, in the order of the source
 */
public record FactoryModel(
        TypeElement origin,
        ClassName owner,
        ClassName factory,
        boolean isPublic,
        Nullness nullness,
        boolean hasGeneratedAnnotation,
        List<String> shadowedNames,
        Set<String> lints,
        List<MethodModel> methods) {

    /** The form of what this processor writes, by which a runtime knows whether it fits. See {@code GeneratedFunction}. */
    public static final int FORMAT = 1;

    /** {@code java.lang. @Nullable String}: what is after the annotation is qualified none the less. */
    private static final Pattern ANNOTATION_IN_NAME = Pattern.compile("\\. ((?:@[\\w.$]+(?:\\([^()]*\\))? )+)");

    private static final Pattern UNQUALIFIED_NAME = Pattern.compile(
            "(?<![.\\p{javaJavaIdentifierPart}])\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    /** Whether unannotated types may be null, as JSpecify sees it. */
    public enum Nullness {
        /** Nothing is said. */
        UNSPECIFIED,
        /** In the scope of {@code @NullMarked}. */
        MARKED,
        /** In the scope of {@code @NullUnmarked}, within one of {@code @NullMarked}. */
        UNMARKED
    }

    /** The object whose methods have factories; null if all methods are static. */
    public @Nullable Receiver receiver() {
        return methods.stream()
                .map(MethodModel::receiver)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * What a class within the class of factories must not be called: in the unnamed package a class has no longer name by which
     * it could be told from its namesake. Of whole types as text, some of these names are of packages; that does no harm.
     */
    public Set<String> unqualifiedNames() {
        if (!factory.packageName().isEmpty()) {
            return Set.of();
        }
        return methods.stream()
                .flatMap(MethodModel::mentioned)
                .map(type -> ANNOTATION_IN_NAME.matcher(type).replaceAll("$1."))
                .flatMap(type -> UNQUALIFIED_NAME.matcher(type).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What more than one of the methods has in common. */
    public Set<String> repeated(Function<MethodModel, String> property) {
        Set<String> seen = new HashSet<>();
        return methods.stream().map(property).filter(value -> !seen.add(value)).collect(Collectors.toSet());
    }

    public FactoryModel withMethods(List<MethodModel> newMethods) {
        return new FactoryModel(
                origin, owner, factory, isPublic, nullness, hasGeneratedAnnotation, shadowedNames, lints, newMethods);
    }
}
