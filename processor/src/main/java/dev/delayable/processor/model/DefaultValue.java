package dev.delayable.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/** The default of a keyword, checked and converted to the type of the parameter. */
public sealed interface DefaultValue {

    /** A number, a boolean or a char, as a Java literal of exactly the parameter's type. */
    record Literal(String source) implements DefaultValue {}

    /** A string, unescaped. */
    record Text(String text) implements DefaultValue {}

    /** A constant of a class: of an enum, or {@code Double.NaN} and its like. */
    record Constant(ClassName type, String name) implements DefaultValue {}

    /** A class. */
    record ClassLiteral(TypeName type) implements DefaultValue {}

    /** {@code null}. */
    record Null() implements DefaultValue {}

    /** A static field, or a static method to call. */
    record Member(ClassName owner, String name, boolean isMethod) implements DefaultValue {}

    /** There is none: the keyword must be given. */
    record Required() implements DefaultValue {}
}
