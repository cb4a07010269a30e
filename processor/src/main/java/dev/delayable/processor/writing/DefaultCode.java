package dev.delayable.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.Literals;

/** Writes the default of a keyword as an expression. */
final class DefaultCode {

    private DefaultCode() {}

    static CodeBlock of(DefaultValue value) {
        if (value instanceof DefaultValue.Literal literal) {
            return CodeBlock.of("$L", literal.source());
        } else if (value instanceof DefaultValue.Text text) {
            return CodeBlock.of("$L", Literals.of(text.text()));
        } else if (value instanceof DefaultValue.Constant constant) {
            return CodeBlock.of("$T.$N", constant.type(), constant.name());
        } else if (value instanceof DefaultValue.ClassLiteral literal) {
            return CodeBlock.of("$T.class", literal.type());
        } else if (value instanceof DefaultValue.Member member) {
            return CodeBlock.of(member.isMethod() ? "$T.$N()" : "$T.$N", member.owner(), member.name());
        }
        return CodeBlock.of("null");
    }

    /** The same for a reader: without packages. */
    static String shown(DefaultValue value) {
        if (value instanceof DefaultValue.Constant constant) {
            return constant.type().simpleName() + "." + constant.name();
        } else if (value instanceof DefaultValue.Member member) {
            return member.owner().simpleName() + "." + member.name() + (member.isMethod() ? "()" : "");
        } else if (value instanceof DefaultValue.ClassLiteral literal) {
            return literal.type().simpleName() + ".class";
        }
        return of(value).toString();
    }
}
