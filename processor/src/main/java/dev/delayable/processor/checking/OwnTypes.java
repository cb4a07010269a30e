package dev.delayable.processor.checking;

import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.reading.MentionedTypes;
import dev.delayable.processor.reading.Methods;
import dev.delayable.processor.reading.TypeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;

/**
 * Types in a marked signature that would be generated from this very signature. No other processor will ever write them,
 * so that waiting for them is in vain.
 */
public final class OwnTypes {

    private OwnTypes() {}

    /** Where a method mentions the factories of its own class, or their jobs; empty if it does not. */
    public static List<Problem> check(ExecutableElement method) {
        List<Problem> problems = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            first(MentionedTypes.in(List.of(parameter.asType())), method)
                    .map(type -> Problem.at(parameter, Message.OWN_PARAMETER_TYPE, parameter.getSimpleName(), type))
                    .ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            first(MentionedTypes.inSignature(method), method)
                    .map(type -> Problem.at(method, Message.OWN_TYPE, type))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static Pattern own(ExecutableElement method) {
        String factory = TypeReader.factoryName(Methods.ownerOf(method));
        return Pattern.compile("(?:[\\w$.]+\\.)?" + Pattern.quote(factory) + "(?:\\..*)?");
    }

    private static Optional<String> first(List<DeclaredType> mentioned, ExecutableElement method) {
        return mentioned.stream()
                .filter(type -> type.getKind() == TypeKind.ERROR)
                .map(Object::toString)
                .filter(type -> own(method).matcher(type).matches())
                .findFirst();
    }
}
