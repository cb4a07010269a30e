package dev.delayable.processor.problems;

import java.util.List;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Tells the compiler of problems. Nothing else does. */
public final class Reporter {

    private final Messager messager;

    public Reporter(Messager messager) {
        this.messager = messager;
    }

    public void report(List<Problem> problems) {
        problems.forEach(this::report);
    }

    public void report(Problem problem) {
        report(problem, Diagnostic.Kind.ERROR);
    }

    /** Reports a problem as a warning, or as an error. */
    public void report(Problem problem, Diagnostic.Kind kind) {
        messager.printMessage(kind, problem.text(), problem.element(), problem.annotation(), problem.value());
    }

    /** Reports a mistake in how the compiler was called, which has no place in the source. */
    public void report(Message message, Object... arguments) {
        messager.printMessage(Diagnostic.Kind.ERROR, message.text(arguments));
    }
}
