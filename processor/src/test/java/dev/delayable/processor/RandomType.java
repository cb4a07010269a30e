package dev.delayable.processor;

import org.jspecify.annotations.Nullable;

/**
 * A type in a random signature.
 *
 * @param qualifier what stands before its simple name: a package or a class, with a dot
 * @param rest its simple name, type arguments and brackets
 * @param erasure the name of its class at run time
 * @param sample an object of it
 * @param isReifiable whether it is fully known at run time
 * @param hasVariables whether it mentions type variables
 */
record RandomType(
        String qualifier,
        String rest,
        String erasure,
        @Nullable Object sample,
        boolean isReifiable,
        boolean hasVariables) {

    static RandomType of(Class<?> type, @Nullable Object sample) {
        String name = type.getCanonicalName();
        int dot = name.lastIndexOf('.') + 1;
        return new RandomType(name.substring(0, dot), name.substring(dot), type.getName(), sample, true, false);
    }

    String source() {
        return qualifier + rest;
    }

    boolean isPrimitive() {
        return qualifier.isEmpty() && rest.matches("[a-z]+") && !hasVariables;
    }

    boolean isArray() {
        return rest.endsWith("]");
    }

    /** The same with an annotation right before its simple name. */
    RandomType annotated(String annotation) {
        return new RandomType(qualifier, annotation + " " + rest, erasure, sample, isReifiable, hasVariables);
    }

    /** An array of it. */
    RandomType array(String annotation, Object array) {
        return new RandomType(
                qualifier, rest + annotation + "[]", array.getClass().getName(), array, isReifiable, hasVariables);
    }
}
