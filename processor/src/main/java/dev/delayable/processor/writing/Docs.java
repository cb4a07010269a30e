package dev.delayable.processor.writing;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.DocComment;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the javadoc of what is generated: what the method's own says, and a link to the method. */
final class Docs {

    private static final int WIDTH = 100;

    private final JobNames names;
    private final MethodModel method;
    private final DocComment doc;

    Docs(JobNames names) {
        this.names = names;
        this.method = names.method();
        this.doc = method.doc();
    }

    CodeBlock ofFactory(VariableNames parameters) {
        CodeBlock.Builder text = CodeBlock.builder();
        if (!doc.firstSentence().isEmpty()) {
            text.add(Formats.literal(wrap(escape(doc.firstSentence()))) + "\n\n<p>");
        }
        text.add("A job that calls ").add(link()).add(".\n");
        addExceptions(text);
        text.add("\n").add(ofTypeVariables(method.typeVariables(), doc.parameters()));
        for (ParameterModel parameter : method.positionals()) {
            String description = doc.parameters().get(parameter.name());
            if (description != null) {
                addLine("@param " + parameters.of(parameter) + " " + escape(description), text);
            }
        }
        String result = doc.returns().isEmpty() ? "the job" : "the job; its result: " + doc.returns();
        addLine("@return " + escape(result), text);
        if (method.deprecation().isDeprecated()) {
            text.add("@deprecated The method is.\n");
        }
        return text.build();
    }

    private void addExceptions(CodeBlock.Builder text) {
        for (Map.Entry<String, String> exception : doc.exceptions().entrySet()) {
            String sentence = ("It throws " + exception.getKey() + " " + exception.getValue()).strip();
            addLine(escape(sentence.endsWith(".") ? sentence : sentence + "."), text);
        }
    }

    CodeBlock ofKeywords() {
        return CodeBlock.builder()
                .add("A job that calls ")
                .add(link())
                .add(", and its keywords.\n")
                .add(separated(ofTypeVariables()))
                .build();
    }

    CodeBlock ofStage(ParameterModel keyword) {
        return CodeBlock.builder()
                .add("What a job that calls ")
                .add(link())
                .add(" still needs: $L.\n", keyword.name())
                .add(separated(ofTypeVariables()))
                .build();
    }

    CodeBlock ofKeyword(ParameterModel keyword) {
        DefaultValue value = Objects.requireNonNull(keyword.defaultValue());
        String known = value instanceof DefaultValue.Required || keyword.isSensitive()
                ? "."
                : ", which is " + escape(DefaultCode.shown(value)) + " by default.";
        String description = doc.parameters().getOrDefault(keyword.declaredName(), "the value");
        CodeBlock.Builder text = CodeBlock.builder();
        addLine("Sets " + keyword.name() + known, text);
        text.add("\n");
        addLine("@param " + keyword.name() + " " + escape(description), text);
        return text.add("@return a new job\n").build();
    }

    /** What the method's own comment says of its type variables; of those of its class, that is not read. */
    private CodeBlock ofTypeVariables() {
        return ofTypeVariables(method.jobVariables(), doc.parameters());
    }

    static CodeBlock ofTypeVariables(List<TypeVariableName> variables) {
        return ofTypeVariables(variables, Map.of());
    }

    private static CodeBlock ofTypeVariables(List<TypeVariableName> variables, Map<String, String> descriptions) {
        CodeBlock.Builder text = CodeBlock.builder();
        for (TypeVariableName variable : variables) {
            String name = "<" + variable.name() + ">";
            addLine("@param " + name + " " + escape(descriptions.getOrDefault(name, "a type")), text);
        }
        return text.build();
    }

    private static CodeBlock separated(CodeBlock tags) {
        return tags.isEmpty() ? tags : CodeBlock.of("\n$L", tags);
    }

    private static void addLine(String line, CodeBlock.Builder text) {
        text.add(Formats.literal(wrap(line)) + "\n");
    }

    private CodeBlock link() {
        CodeBlock.Builder link = CodeBlock.builder()
                .add(
                        "{@link $T#" + Formats.literal(method.name()) + "(",
                        names.factory().owner());
        String separator = "";
        for (ParameterModel parameter : method.parameters()) {
            TypeName type = parameter.declaredErasure();
            if (parameter.isVarargs() && type instanceof ArrayTypeName array) {
                link.add(separator + "$T...", array.componentType());
            } else {
                link.add(separator + "$T", type);
            }
            separator = ", ";
        }
        return link.add(")}").build();
    }

    /** Plain text as javadoc: nothing in it is markup, a tag, a Unicode escape or the end of the comment. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("\\", "&#92;")
                .replace("*/", "*&#47;")
                .replace("{", "&#123;")
                .replace("}", "&#125;");
    }

    private static String wrap(String text) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
