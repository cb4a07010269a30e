package dev.delayable.processor;

import dev.delayable.processor.checking.SerializableRules;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.problems.Reporter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic;

/**
 * Finds what keeps jobs from being sent to another process, where the user asks for it: with the option
 * {@code -Adelayable.serializable=warn}, or {@code error}. Otherwise nothing is checked, and in no case is a factory
 * withheld: the jobs can be run here.
 */
final class SerializableCheck {

    static final String OPTION = "delayable.serializable";

    private final SerializableRules rules;
    private final Optional<Diagnostic.Kind> kind;

    SerializableCheck(ProcessingEnvironment environment, Reporter reporter) {
        this.rules = new SerializableRules(environment.getElementUtils(), environment.getTypeUtils());
        this.kind = kind(environment.getOptions().getOrDefault(OPTION, "off"), reporter);
    }

    private static Optional<Diagnostic.Kind> kind(String option, Reporter reporter) {
        return switch (option) {
            case "warn" -> Optional.of(Diagnostic.Kind.WARNING);
            case "error" -> Optional.of(Diagnostic.Kind.ERROR);
            case "off" -> Optional.empty();
            default -> {
                reporter.report(Message.BAD_SERIALIZABLE_OPTION, OPTION, option);
                yield Optional.empty();
            }
        };
    }

    /**
     * Checks the methods that have a factory.
     *
     * @param draft is told
     * @param placing moves problems to where they can be seen, and leaves out those of no interest
     */
    void check(FactoryModel factory, Draft draft, UnaryOperator<List<Problem>> placing) {
        kind.ifPresent(reported -> {
            List<ExecutableElement> methods =
                    factory.methods().stream().map(MethodModel::origin).toList();
            placing.apply(rules.check(methods)).forEach(problem -> draft.report(problem, reported));
        });
    }
}
