package dev.delayable.processor.checking;

import com.palantir.javapoet.TypeName;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.reading.Accessibility;
import dev.delayable.processor.reading.Accessibility.Inaccessible;
import dev.delayable.processor.reading.Annotations;
import dev.delayable.processor.reading.MethodReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The rules for one annotated method. All of them are checked, so that all mistakes are seen at once. */
public final class MethodRules {

    /** How many argument slots the constructor of a record has left: 255, less one for the record itself. */
    private static final int MAX_SLOTS = 254;

    private final Types types;
    private final Accessibility accessibility;

    public MethodRules(Elements elements, Types types) {
        this.types = types;
        this.accessibility = new Accessibility(elements);
    }

    public List<Problem> check(ExecutableElement method) {
        List<Problem> problems = new ArrayList<>();
        checkNotPrivate(method, problems::add);
        checkStatic(method, problems::add);
        checkFunctionName(method, problems::add);
        checkParameterSlots(method, problems::add);
        checkAccessibleParameterTypes(method, problems::add);
        checkAccessibleReturnType(method, problems::add);
        checkAccessibleExceptions(method, problems::add);
        checkAccessibleBounds(method, problems::add);
        checkNoVarargsKeyword(method, problems::add);
        checkNoKeywordOfObject(method, problems::add);
        return problems;
    }

    private void checkNotPrivate(ExecutableElement method, Consumer<Problem> problems) {
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            problems.accept(Problem.at(method, Message.PRIVATE_METHOD, method.getSimpleName()));
        }
    }

    private void checkStatic(ExecutableElement method, Consumer<Problem> problems) {
        Set<Modifier> modifiers = method.getModifiers();
        if (!modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.PRIVATE)) {
            problems.accept(Problem.at(method, Message.INSTANCE_METHOD, method.getSimpleName()));
        }
    }

    private void checkFunctionName(ExecutableElement method, Consumer<Problem> problems) {
        String name = MethodReader.functionName(method);
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
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
        int slots = method.getParameters().stream()
                .mapToInt(parameter -> isWide(parameter.asType()) ? 2 : 1)
                .sum();
        if (slots > MAX_SLOTS) {
            problems.accept(Problem.at(method, Message.TOO_MANY_PARAMETERS, slots));
        }
    }

    private static boolean isWide(TypeMirror type) {
        return type.getKind() == TypeKind.LONG || type.getKind() == TypeKind.DOUBLE;
    }

    private void checkAccessibleParameterTypes(ExecutableElement method, Consumer<Problem> problems) {
        for (VariableElement parameter : method.getParameters()) {
            firstInaccessible(List.of(parameter.asType()), method)
                    .map(type -> Problem.at(
                            parameter,
                            Message.INACCESSIBLE_PARAMETER_TYPE,
                            parameter.getSimpleName(),
                            type.type().getSimpleName(),
                            type.why()))
                    .ifPresent(problems);
        }
    }

    private void checkAccessibleReturnType(ExecutableElement method, Consumer<Problem> problems) {
        firstInaccessible(List.of(method.getReturnType()), method)
                .map(type -> Problem.at(
                        method, Message.INACCESSIBLE_RETURN_TYPE, type.type().getSimpleName(), type.why()))
                .ifPresent(problems);
    }

    private void checkAccessibleExceptions(ExecutableElement method, Consumer<Problem> problems) {
        firstInaccessible(method.getThrownTypes(), method)
                .map(type -> Problem.at(
                        method, Message.INACCESSIBLE_EXCEPTION, type.type().getSimpleName(), type.why()))
                .ifPresent(problems);
    }

    private void checkAccessibleBounds(ExecutableElement method, Consumer<Problem> problems) {
        for (TypeParameterElement variable : method.getTypeParameters()) {
            firstInaccessible(variable.getBounds(), method)
                    .map(type -> Problem.at(
                            variable,
                            Message.INACCESSIBLE_BOUND,
                            variable.getSimpleName(),
                            type.type().getSimpleName(),
                            type.why()))
                    .ifPresent(problems);
        }
    }

    private Optional<Inaccessible> firstInaccessible(List<? extends TypeMirror> mentioned, ExecutableElement method) {
        return accessibility.firstInaccessible(mentioned, method);
    }

    private void checkNoVarargsKeyword(ExecutableElement method, Consumer<Problem> problems) {
        if (!method.isVarArgs()) {
            return;
        }
        VariableElement last = method.getParameters().get(method.getParameters().size() - 1);
        Annotations.find(last, Annotations.KEYWORD)
                .map(keyword -> Problem.at(last, keyword, null, Message.KEYWORD_VARARGS))
                .ifPresent(problems);
    }

    private void checkNoKeywordOfObject(ExecutableElement method, Consumer<Problem> problems) {
        for (VariableElement parameter : method.getParameters()) {
            String setter = parameter.getSimpleName() + "(" + TypeName.get(types.erasure(parameter.asType())) + ")";
            Annotations.find(parameter, Annotations.KEYWORD)
                    .filter(keyword -> ObjectMethods.has(setter))
                    .map(keyword -> Problem.at(
                            parameter, keyword, null, Message.KEYWORD_OF_OBJECT, parameter.getSimpleName(), setter))
                    .ifPresent(problems);
        }
    }
}
