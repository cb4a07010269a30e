package dev.delayable.processor.checking;

import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.reading.Erasures;
import dev.delayable.processor.reading.KeywordSite;
import dev.delayable.processor.reading.Kotlin;
import dev.delayable.processor.reading.ObjectMethods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** The rules for the keywords of one method, but for their defaults: those are checked where they are read. */
public final class KeywordRules {

    /** The methods of one parameter that every job has, besides those of Object. */
    public static final Set<String> OF_JOBS = Set.of("with(dev.delayable.runtime.support.Arguments)");

    List<Problem> check(ExecutableElement method) {
        List<Problem> problems = new ArrayList<>();
        checkNoVarargsKeyword(method, problems::add);
        checkNoKeywordOfObjectOrJob(method, problems::add);
        checkNoMadeUpName(method, problems::add);
        checkKeywordNames(method, problems::add);
        return problems;
    }

    private static void checkNoVarargsKeyword(ExecutableElement method, Consumer<Problem> problems) {
        if (!method.isVarArgs()) {
            return;
        }
        VariableElement last = method.getParameters().get(method.getParameters().size() - 1);
        KeywordSite.of(last)
                .map(keyword -> keyword.problem(null, Message.KEYWORD_VARARGS))
                .ifPresent(problems);
    }

    private static void checkNoKeywordOfObjectOrJob(ExecutableElement method, Consumer<Problem> problems) {
        for (VariableElement parameter : method.getParameters()) {
            KeywordSite.of(parameter).ifPresent(keyword -> {
                String setter = keyword.name() + "(" + Erasures.inSource(parameter.asType()) + ")";
                if (ObjectMethods.has(setter)) {
                    problems.accept(keyword.problem(null, Message.KEYWORD_OF_OBJECT, keyword.name(), setter));
                } else if (OF_JOBS.contains(setter)) {
                    problems.accept(keyword.problem(null, Message.KEYWORD_OF_JOB, keyword.name(), setter));
                }
            });
        }
    }

    private static void checkNoMadeUpName(ExecutableElement method, Consumer<Problem> problems) {
        for (VariableElement parameter : method.getParameters()) {
            KeywordSite.of(parameter)
                    .filter(keyword -> !keyword.isPinned() && Kotlin.hasMadeUpName(parameter))
                    .map(keyword -> keyword.problem(null, Message.KEYWORD_MADE_UP_NAME, keyword.name()))
                    .ifPresent(problems);
        }
    }

    private static void checkKeywordNames(ExecutableElement method, Consumer<Problem> problems) {
        Set<String> names = method.getParameters().stream()
                .filter(parameter -> KeywordSite.of(parameter).isEmpty())
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.toCollection(HashSet::new));
        for (VariableElement parameter : method.getParameters()) {
            KeywordSite.of(parameter).ifPresent(keyword -> {
                if (!Names.isName(keyword.name())) {
                    problems.accept(keyword.problem(null, Message.KEYWORD_BAD_NAME, keyword.name()));
                } else if (!names.add(keyword.name())) {
                    problems.accept(keyword.problem(null, Message.KEYWORD_SAME_NAME, keyword.name()));
                }
            });
        }
    }
}
