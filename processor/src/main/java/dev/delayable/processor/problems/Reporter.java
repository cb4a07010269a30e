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
        messager.printMessage(
                Diagnostic.Kind.ERROR, problem.text(), problem.element(), problem.annotation(), problem.value());
    }
}
