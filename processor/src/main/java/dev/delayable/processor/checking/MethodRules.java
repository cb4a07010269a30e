package dev.delayable.processor.checking;

import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.reading.Accessibility;
import dev.delayable.processor.reading.Annotations;
import dev.delayable.processor.reading.Kotlin;
import dev.delayable.processor.reading.MethodReader;
import dev.delayable.processor.reading.Methods;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The rules for one annotated method. All of them are checked, so that all mistakes are seen at once. */
public final class MethodRules {

    /** How many argument slots the constructor of a record has left: 255, less one for the record itself. */
    private static final int MAX_SLOTS = 254;

    private final KeywordRules keywords;
    private final Accessibility accessibility;

    public MethodRules(Accessibility accessibility) {
        this.keywords = new KeywordRules();
        this.accessibility = accessibility;
    }

    public List<Problem> check(ExecutableElement method) {
        List<Problem> problems = new ArrayList<>();
        checkNotPrivate(method, problems::add);
        checkNotSuspend(method, problems::add);
        checkNoHiddenVariable(method, problems::add);
        checkFunctionName(method, problems::add);
        checkParameterSlots(method, problems::add);
        checkAccessibleParameterTypes(method, problems::add);
        checkAccessibleReturnType(method, problems::add);
        checkAccessibleExceptions(method, problems::add);
        checkAccessibleBounds(method, problems::add);
        problems.addAll(keywords.check(method));
        return problems;
    }

    private void checkNotPrivate(ExecutableElement method, Consumer<Problem> problems) {
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            problems.accept(Problem.at(method, Message.PRIVATE_METHOD, method.getSimpleName()));
        }
    }

    private void checkNotSuspend(ExecutableElement method, Consumer<Problem> problems) {
        if (Kotlin.isSuspend(method)) {
            problems.accept(Problem.at(method, Message.SUSPEND, method.getSimpleName()));
        }
    }

    /** The class of the jobs has the variables of both: one name cannot stand for two of them. */
    private void checkNoHiddenVariable(ExecutableElement method, Consumer<Problem> problems) {
        if (Methods.isStatic(method)) {
            return;
        }
        for (TypeParameterElement variable : method.getTypeParameters()) {
            ownersWithVariables(method)
                    .filter(owner -> owner.getTypeParameters().stream()
                            .anyMatch(outer -> outer.getSimpleName().equals(variable.getSimpleName())))
                    .map(owner -> Problem.at(
                            variable, Message.HIDDEN_VARIABLE, variable.getSimpleName(), owner.getSimpleName()))
                    .findFirst()
                    .ifPresent(problems);
        }
    }

    /** The class of a method, and the classes around it that its objects belong to. */
    private static Stream<TypeElement> ownersWithVariables(ExecutableElement method) {
        List<TypeElement> owners = new ArrayList<>();
        for (Element element = method.getEnclosingElement();
                element instanceof TypeElement owner;
                element = element.getEnclosingElement()) {
            owners.add(owner);
            if (owner.getModifiers().contains(Modifier.STATIC)) {
                break;
            }
        }
        return owners.stream();
    }

    private void checkFunctionName(ExecutableElement method, Consumer<Problem> problems) {
        String name = MethodReader.functionName(method);
        if (!Names.isName(name)) {
            AnnotationMirror annotation =
                    Annotations.find(method, Annotations.DELAYABLE).orElseThrow();
            problems.accept(Problem.at(
                    method,
                    annotation,
                    Annotations.value(annotation, "name").orElse(null),
                    Message.BAD_FUNCTION_NAME,
                    name));
        }
    }

    private void checkParameterSlots(ExecutableElement method, Consumer<Problem> problems) {
        int slots = slots(method);
        if (slots > MAX_SLOTS) {
            problems.accept(Problem.at(method, Message.TOO_MANY_PARAMETERS, slots));
        }
    }

    /** How many argument slots the constructor of the job takes: for the parameters and the object. */
    static int slots(ExecutableElement method) {
        int parameters = method.getParameters().stream()
                .mapToInt(parameter -> isWide(parameter.asType()) ? 2 : 1)
                .sum();
        return parameters + (Methods.isStatic(method) ? 0 : 1);
    }

    private static boolean isWide(TypeMirror type) {
        return type.getKind() == TypeKind.LONG || type.getKind() == TypeKind.DOUBLE;
    }

    private void checkAccessibleParameterTypes(ExecutableElement method, Consumer<Problem> problems) {
        for (VariableElement parameter : method.getParameters()) {
            accessibility
                    .firstInaccessible(List.of(parameter.asType()))
                    .map(type -> Problem.at(
                            parameter,
                            Message.INACCESSIBLE_PARAMETER_TYPE,
                            parameter.getSimpleName(),
                            type.type().getSimpleName(),
                            type.why(),
                            type.cure()))
                    .ifPresent(problems);
        }
    }

    private void checkAccessibleReturnType(ExecutableElement method, Consumer<Problem> problems) {
        accessibility
                .firstInaccessible(List.of(method.getReturnType()))
                .map(type -> Problem.at(method, Message.INACCESSIBLE_RETURN_TYPE, type.described(), type.cure()))
                .ifPresent(problems);
    }

    private void checkAccessibleExceptions(ExecutableElement method, Consumer<Problem> problems) {
        accessibility
                .firstInaccessible(method.getThrownTypes())
                .map(type -> Problem.at(
                        method, Message.INACCESSIBLE_EXCEPTION, type.type().getSimpleName(), type.why(), type.cure()))
                .ifPresent(problems);
    }

    private void checkAccessibleBounds(ExecutableElement method, Consumer<Problem> problems) {
        for (TypeParameterElement variable : method.getTypeParameters()) {
            accessibility
                    .firstInaccessible(variable.getBounds())
                    .map(type -> Problem.at(
                            variable,
                            Message.INACCESSIBLE_BOUND,
                            variable.getSimpleName(),
                            type.described(),
                            type.cure()))
                    .ifPresent(problems);
        }
    }
}
