package dev.delayable.processor.checking;

import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.reading.Methods;
import dev.delayable.processor.reading.ObjectMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What keeps the jobs of a method from being sent to another process: types that do not serialise. It is no mistake in a
 * program that runs all its jobs at home, so that these rules are checked only where the user asks.
 */
public final class SerializableRules {

    /** How many argument slots a record can have that the JDK can read: it needs two more for itself. */
    private static final int MAX_SLOTS = 252;

    private final SerializableTypes serializable;
    private final Elements elements;

    public SerializableRules(Elements elements, Types types) {
        this.elements = elements;
        this.serializable = new SerializableTypes(elements, types);
    }

    /** What keeps the jobs of methods of one class from being sent. */
    public List<Problem> check(List<ExecutableElement> methods) {
        List<Problem> problems = new ArrayList<>();
        methods.stream()
                .filter(method -> !Methods.isStatic(method))
                .map(Methods::ownerOf)
                .findFirst()
                .flatMap(this::checkReceiver)
                .ifPresent(problems::add);
        methods.forEach(method -> problems.addAll(check(method)));
        return problems;
    }

    private List<Problem> check(ExecutableElement method) {
        List<Problem> problems = new ArrayList<>();
        int slots = MethodRules.slots(method);
        if (slots > MAX_SLOTS) {
            problems.add(Problem.at(method, Message.TOO_MANY_PARAMETERS_TO_SEND, slots, MAX_SLOTS));
        }
        for (VariableElement parameter : method.getParameters()) {
            serializable
                    .firstUnfit(parameter.asType())
                    .map(type -> Problem.at(
                            parameter,
                            Message.PARAMETER_NOT_SERIALIZABLE,
                            parameter.getSimpleName(),
                            type.asElement().getSimpleName(),
                            cure((TypeElement) type.asElement())))
                    .ifPresent(problems::add);
        }
        serializable
                .firstUnfit(method.getReturnType())
                .map(type -> Problem.at(
                        method,
                        Message.RESULT_NOT_SERIALIZABLE,
                        type.asElement().getSimpleName()))
                .ifPresent(problems::add);
        return problems;
    }

    /** All instance methods of a class share this one: the object that their jobs hold, or one around it. */
    private Optional<Problem> checkReceiver(TypeElement owner) {
        for (Element element = owner; element instanceof TypeElement type; element = element.getEnclosingElement()) {
            if (serializable.isUnfit(type)) {
                return Optional.of(Problem.at(owner, Message.RECEIVER_NOT_SERIALIZABLE, type.getSimpleName()));
            } else if (type.getModifiers().contains(Modifier.STATIC)) {
                break;
            }
        }
        return Optional.empty();
    }

    private String cure(TypeElement type) {
        if (isFunctional(type)) {
            return "pass a lambda that is cast to Serializable, or declare a type that extends it";
        } else if (isOfJdk(type)) {
            return "take what it is made from, and make it in the method";
        }
        String verb = type.getKind().isInterface() ? "extend" : "implement";
        return "let " + type.getSimpleName() + " " + verb + " Serializable";
    }

    /** Whether a lambda will do for it: an interface with one abstract method besides those of Object. */
    private boolean isFunctional(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE
                && ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                                .filter(method -> !ObjectMethods.has(method))
                                .count()
                        == 1;
    }

    private boolean isOfJdk(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("javax.");
    }
}
