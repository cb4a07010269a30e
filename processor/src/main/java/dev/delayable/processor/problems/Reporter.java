package dev.delayable.processor.problems;

import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/** Tells the compiler of problems. Nothing else does. */
public final class Reporter {

    private final Messager messager;
    private final boolean isEclipse;

    public Reporter(Messager messager) {
        this.messager = messager;
        this.isEclipse = messager.getClass().getName().startsWith("org.eclipse.jdt.");
    }

    public void report(List<Problem> problems) {
        problems.forEach(this::report);
    }

    public void report(Problem problem) {
        report(problem, Diagnostic.Kind.ERROR);
    }

    /** Reports a problem as a warning, or as an error. */
    public void report(Problem problem, Diagnostic.Kind kind) {
        Element place = isEclipse ? placeInEclipse(problem.element()) : problem.element();
        messager.printMessage(kind, problem.text(), place, problem.annotation(), problem.value());
    }

    /**
     * Eclipse's compiler shows no place of a type variable or a record. It does of what declares the variable, and of a method of
     * the record; those that nobody wrote have none either, and come first.
     */
    private static Element placeInEclipse(Element element) {
        if (element instanceof TypeParameterElement variable) {
            return placeInEclipse(variable.getGenericElement());
        }
        if (element.getKind() == ElementKind.RECORD) {
            List<ExecutableElement> methods = ElementFilter.methodsIn(element.getEnclosedElements());
            return methods.isEmpty() ? element : methods.get(methods.size() - 1);
        }
        return element;
    }

    /** Reports a mistake in how the compiler was called, which has no place in the source. */
    public void report(Message message, Object... arguments) {
        messager.printMessage(Diagnostic.Kind.ERROR, message.text(arguments));
    }
}
