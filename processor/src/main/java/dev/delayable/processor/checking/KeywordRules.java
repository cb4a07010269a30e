package dev.delayable.processor.checking;

import com.palantir.javapoet.TypeName;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.reading.KeywordSite;
import dev.delayable.processor.reading.ObjectMethods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Types;

/** The rules for the keywords of one method, but for their defaults: those are checked where they are read. */
final class KeywordRules {

    private final Types types;

    KeywordRules(Types types) {
        this.types = types;
    }

    List<Problem> check(ExecutableElement method) {
        List<Problem> problems = new ArrayList<>();
        checkNoVarargsKeyword(method, problems::add);
        checkNoKeywordOfObject(method, problems::add);
        checkKeywordNames(method, problems::add);
        return problems;
    }

    private void checkNoVarargsKeyword(ExecutableElement method, Consumer<Problem> problems) {
        if (!method.isVarArgs()) {
            return;
        }
        VariableElement last = method.getParameters().get(method.getParameters().size() - 1);
        KeywordSite.of(last)
                .map(keyword -> keyword.problem(null, Message.KEYWORD_VARARGS))
                .ifPresent(problems);
    }

    private void checkNoKeywordOfObject(ExecutableElement method, Consumer<Problem> problems) {
        for (VariableElement parameter : method.getParameters()) {
            KeywordSite.of(parameter).ifPresent(keyword -> {
                String setter = keyword.name() + "(" + TypeName.get(types.erasure(parameter.asType())) + ")";
                if (ObjectMethods.has(setter)) {
                    problems.accept(keyword.problem(null, Message.KEYWORD_OF_OBJECT, keyword.name(), setter));
                }
            });
        }
    }

    private void checkKeywordNames(ExecutableElement method, Consumer<Problem> problems) {
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
