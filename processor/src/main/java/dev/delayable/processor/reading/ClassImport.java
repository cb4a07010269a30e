package dev.delayable.processor.reading;

import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * One {@code @DelayableImport}. The methods stand in a class file, so that all problems are reported at the annotation,
 * and only those of methods that are named: without names, what cannot have a factory is passed over.
 *
 * @param origin the class with the annotation
 * @param annotation the annotation
 */
public record ClassImport(TypeElement origin, AnnotationMirror annotation) {

    /** The imports of a class. */
    public static List<ClassImport> of(TypeElement origin) {
        Stream<? extends AnnotationMirror> single = Annotations.find(origin, Annotations.DELAYABLE_IMPORT).stream();
        Stream<AnnotationMirror> several = Annotations.find(origin, Annotations.DELAYABLE_IMPORTS)
                .flatMap(container -> Annotations.value(container, "value"))
                .stream()
                .flatMap(value -> ((List<?>) value.getValue()).stream())
                .map(element -> (AnnotationMirror) ((AnnotationValue) element).getValue());
        return Stream.concat(single, several)
                .map(annotation -> new ClassImport(origin, annotation))
                .toList();
    }

    /** Whether the class does not exist, or not yet, or a constant in the annotation does not. */
    public boolean isMissing() {
        return Annotations.value(annotation, "value").isEmpty() || !Annotations.isSound(annotation);
    }

    private AnnotationValue value() {
        return Annotations.value(annotation, "value").orElseThrow();
    }

    /** The class; only if there are no problems with it. */
    public TypeElement imported() {
        return (TypeElement) ((DeclaredType) value().getValue()).asElement();
    }

    /** What the class of factories can name. */
    public Accessibility accessibility(Elements elements) {
        return new Accessibility(imported(), origin, elements);
    }

    /** What stands in the way of the import as a whole. */
    public List<Problem> check(Elements elements) {
        TypeMirror type = (TypeMirror) value().getValue();
        if (type.getKind() != TypeKind.DECLARED) {
            return List.of(problem(value(), Message.IMPORT_NO_CLASS, type));
        }
        Optional<Accessibility.Inaccessible> inaccessible =
                accessibility(elements).firstInaccessible(List.of(type));
        if (inaccessible.isPresent()) {
            return List.of(problem(
                    value(),
                    Message.IMPORT_INACCESSIBLE,
                    imported().getSimpleName(),
                    inaccessible.get().why()));
        }
        Optional<String> missing = MissingTypes.firstSupertype(imported());
        if (missing.isPresent()) { // the compiler then takes no call of any method of the class
            return List.of(
                    problem(value(), Message.IMPORT_OF_INCOMPLETE, imported().getSimpleName(), missing.get()));
        }
        List<String> known = candidates(elements).stream()
                .map(method -> method.getSimpleName().toString())
                .toList();
        List<Problem> problems = new ArrayList<>();
        for (AnnotationValue name : names()) {
            String text = (String) name.getValue();
            if (!known.contains(text)) {
                String suggestion = Suggestions.closest(text, known)
                        .map(closest -> "; did you mean '" + closest + "'?")
                        .orElse("");
                problems.add(
                        problem(name, Message.IMPORT_METHOD_MISSING, imported().getSimpleName(), text, suggestion));
            }
        }
        return problems;
    }

    /** The compiler cannot read the class. */
    public Problem unreadable(String why) {
        return problem(value(), Message.IMPORT_UNREADABLE, imported().getSimpleName(), why);
    }

    /** The methods that are asked for, in the order of the class. */
    public List<ExecutableElement> methods(Elements elements) {
        List<String> names =
                names().stream().map(name -> (String) name.getValue()).toList();
        return candidates(elements).stream()
                .filter(method ->
                        names.isEmpty() || names.contains(method.getSimpleName().toString()))
                .toList();
    }

    /**
     * By the name of a method, a type that it mentions and that is missing. No method of the same name can be called: the
     * compiler would have to compare them.
     */
    public Map<Name, String> missingTypes(Elements elements) {
        Map<Name, String> missing = new HashMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(imported()))) {
            MissingTypes.firstInSignature(method).ifPresent(type -> missing.putIfAbsent(method.getSimpleName(), type));
        }
        return missing;
    }

    private List<ExecutableElement> candidates(Elements elements) {
        return ElementFilter.methodsIn(imported().getEnclosedElements()).stream()
                .filter(method -> method.getModifiers().contains(Modifier.PUBLIC))
                .filter(method -> Methods.isCandidate(method, elements))
                .toList();
    }

    private List<AnnotationValue> names() {
        return Annotations.value(annotation, "methods")
                .map(value -> ((List<?>) value.getValue())
                        .stream().map(AnnotationValue.class::cast).toList())
                .orElse(List.of());
    }

    /** The problems of methods that are asked for by name, at that name; none of the others. */
    public List<Problem> relevant(List<Problem> problems, Message message) {
        return names().isEmpty()
                ? List.of()
                : problems.stream()
                        .map(problem -> atName(problem, message))
                        .distinct()
                        .toList();
    }

    private Problem atName(Problem problem, Message message) {
        Element element = problem.element();
        if (element instanceof TypeElement) {
            return atClass(problem);
        }
        Element method =
                element instanceof ExecutableElement ? element : Objects.requireNonNull(element.getEnclosingElement());
        String name = String.valueOf(method.getSimpleName());
        return names().stream()
                .filter(value -> name.equals(value.getValue()))
                .findFirst()
                .map(value -> problem(value, message, imported().getSimpleName(), name, problem.statement()))
                .orElseGet(() -> atClass(problem));
    }

    /** A problem of the whole class, at its name in the annotation. */
    public Problem atClass(Problem problem) {
        return new Problem(problem.statement(), problem.cure(), origin, annotation, value());
    }

    private Problem problem(@Nullable AnnotationValue value, Message message, Object... arguments) {
        return Problem.at(origin, annotation, value, message, arguments);
    }
}
