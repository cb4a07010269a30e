package dev.delayable.processor.model;

import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.MethodModel.Receiver;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
