package dev.delayable.processor;

import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.problems.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.tools.Diagnostic;

/**
 * What is to be said of a class, and what is to be written for it. Nothing of it is done yet: it can be thrown away, and made
 * again in a later round.
 */
final class Draft {

    /** A problem, and how grave it is. */
    record Report(Problem problem, Diagnostic.Kind kind) {}

    /**
     * A class to be written.
     *
     * @param placing moves a problem with the writing to where it can be seen
     */
    record Planned(FactoryModel factory, UnaryOperator<Problem> placing) {}

    private final List<Report> reports = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();

    void report(Problem problem, Diagnostic.Kind kind) {
        reports.add(new Report(problem, kind));
    }

    void report(Problem problem) {
        report(problem, Diagnostic.Kind.ERROR);
    }

    void report(List<Problem> problems) {
        problems.forEach(this::report);
    }

    void plan(FactoryModel factory, UnaryOperator<Problem> placing) {
        planned.add(new Planned(factory, placing));
    }

    boolean hasErrors() {
        return reports.stream().anyMatch(report -> report.kind() == Diagnostic.Kind.ERROR);
    }

    List<Report> reports() {
        return Collections.unmodifiableList(reports);
    }

    List<Planned> planned() {
        return Collections.unmodifiableList(planned);
    }
}
