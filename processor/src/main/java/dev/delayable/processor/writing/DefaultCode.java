package dev.delayable.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.delayable.processor.model.DefaultValue;

/** Writes the default of a keyword as an expression. */
final class DefaultCode {

    private DefaultCode() {}

    static CodeBlock of(DefaultValue value) {
        if (value instanceof DefaultValue.Literal literal) {
            return CodeBlock.of("$L", literal.source());
        } else if (value instanceof DefaultValue.Text text) {
            return CodeBlock.of("$L", literal(text.text()));
        } else if (value instanceof DefaultValue.Constant constant) {
            return CodeBlock.of("$T.$N", constant.type(), constant.name());
        } else if (value instanceof DefaultValue.ClassLiteral literal) {
            return CodeBlock.of("$T.class", literal.type());
        } else if (value instanceof DefaultValue.Member member) {
            return CodeBlock.of(member.isMethod() ? "$T.$N()" : "$T.$N", member.owner(), member.name());
        }
        return CodeBlock.of("null");
    }

    /** On one line, which JavaPoet's {@code $S} does not keep to; it takes U+2028 for the end of one, too. */
    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(isControl(c) ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return literal.append('"').toString();
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    /** The same for a reader: without packages. */
    static String shown(DefaultValue value) {
        if (value instanceof DefaultValue.Constant constant) {
            return constant.type().simpleName() + "." + constant.name();
        } else if (value instanceof DefaultValue.Member member) {
            return member.owner().simpleName() + "." + member.name() + (member.isMethod() ? "()" : "");
        } else if (value instanceof DefaultValue.ClassLiteral literal && literal.type() instanceof ClassName type) {
            return type.simpleName() + ".class";
        }
        return of(value).toString();
    }
}
