package dev.delayable.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Optional;

/** The default of a keyword, checked and converted to the type of the parameter. */
public sealed interface DefaultValue {

    /** The class that the default is read from, if there is one. */
    default Optional<ClassName> mentioned() {
        return Optional.empty();
    }

    /** A number, a boolean or a char, as a Java literal of exactly the parameter's type. */
    record Literal(String source) implements DefaultValue {}

    /** A string, unescaped. */
    record Text(String text) implements DefaultValue {}

    /** A constant of a class: of an enum, or {@code Double.NaN} and its like. */
    record Constant(ClassName type, String name) implements DefaultValue {
        @Override
        public Optional<ClassName> mentioned() {
            return Optional.of(type);
        }
    }

    /** A class. */
    record ClassLiteral(ClassName type) implements DefaultValue {
        @Override
        public Optional<ClassName> mentioned() {
            return Optional.of(type);
        }
    }

    /** {@code null}. */
    record Null() implements DefaultValue {}

    /** A static field, or a static method to call. */
    record Member(ClassName owner, String name, boolean isMethod) implements DefaultValue {
        @Override
        public Optional<ClassName> mentioned() {
            return Optional.of(owner);
        }
    }

    /** There is none: the keyword must be given. */
    record Required() implements DefaultValue {}
}
