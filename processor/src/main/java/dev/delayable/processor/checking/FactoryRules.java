package dev.delayable.processor.checking;

import com.palantir.javapoet.TypeVariableName;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.MethodModel.Receiver;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.reading.Annotations;
import dev.delayable.processor.reading.ObjectMethods;
import dev.delayable.processor.reading.VisibleClasses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The rules for the methods of one class together. */
public final class FactoryRules {

    /** Disks take 255 bytes for the name of a file; that of a job adds some to the one of its factory. */
    private static final int MAX_FACTORY_NAME = 200;

    private final Elements elements;

    public FactoryRules(Elements elements) {
        this.elements = elements;
    }

    /**
     * What is left of a class when the methods that break a rule are taken out.
     *
     * @param factory the class with the methods that may have a factory
     * @param problems the rules broken
     */
    public record Checked(FactoryModel factory, List<Problem> problems) {}

    public Checked check(FactoryModel factory) {
        List<Problem> problems = new ArrayList<>();
        // By identity: to hash a method is to print its types.
        Set<MethodModel> unfit = Collections.newSetFromMap(new IdentityHashMap<>());
        checkNameFitsFile(factory, problems, unfit);
        checkNoSameFactory(factory, problems, unfit);
        checkNoFactoryOfObject(factory, problems, unfit);
        checkNoFactoryOfReceiver(factory, problems, unfit);
        checkNoHiddenVariableOfReceiver(factory, problems, unfit);
        List<MethodModel> fit = factory.methods().stream()
                .filter(method -> !unfit.contains(method))
                .toList();
        return new Checked(factory.withMethods(fit), problems);
    }

    private static void checkNoSameFactory(FactoryModel factory, List<Problem> problems, Set<MethodModel> unfit) {
        Set<String> overloaded = factory.repeated(MethodModel::functionName);
        if (overloaded.isEmpty()) {
            return;
        }
        Set<String> shared = factory.repeated(MethodModel::factorySignature);
        for (MethodModel method : factory.methods()) {
            if (shared.contains(method.factorySignature())) {
                problems.add(Problem.at(method.origin(), Message.SAME_FACTORY, method.factorySignature()));
                unfit.add(method);
            }
        }
    }

    private static void checkNoFactoryOfObject(FactoryModel factory, List<Problem> problems, Set<MethodModel> unfit) {
        for (MethodModel method : factory.methods()) {
            if (ObjectMethods.hasNamed(method.functionName()) && ObjectMethods.has(method.factorySignature())) {
                problems.add(Problem.at(method.origin(), Message.FACTORY_OF_OBJECT, method.factorySignature()));
                unfit.add(method);
            }
        }
    }

    private static void checkNoFactoryOfReceiver(FactoryModel factory, List<Problem> problems, Set<MethodModel> unfit) {
        if (factory.receiver() == null) {
            return;
        }
        String on = "on(" + factory.owner() + ")";
        for (MethodModel method : factory.methods()) {
            if (method.factorySignature().equals(on)) {
                problems.add(Problem.at(method.origin(), Message.FACTORY_OF_RECEIVER, on));
                unfit.add(method);
            }
        }
    }

    /** The class of the jobs has the variables of all classes around: one name cannot stand for two of them. */
    private static void checkNoHiddenVariableOfReceiver(
            FactoryModel factory, List<Problem> problems, Set<MethodModel> unfit) {
        Receiver receiver = factory.receiver();
        if (receiver == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        receiver.variables().stream()
                .map(TypeVariableName::name)
                .filter(variable -> !seen.add(variable))
                .forEach(variable -> {
                    String outer = factory.owner().topLevelClassName().simpleName();
                    problems.add(Problem.at(factory.origin(), Message.HIDDEN_VARIABLE, variable, outer));
                    factory.methods().stream()
                            .filter(method -> method.receiver() != null)
                            .forEach(unfit::add);
                });
    }

    /** An earlier build may have left the class; only one that somebody else has written is in the way. */
    public Optional<Problem> checkClassIsFree(FactoryModel factory) {
        return existing(factory)
                .filter(existing -> !Annotations.has(existing, Annotations.DELAYED_GENERATED))
                .map(existing -> Problem.at(
                        factory.origin(),
                        Message.CLASS_EXISTS,
                        factory.factory().simpleName(),
                        factory.owner().simpleName()));
    }

    /** Asked where the compiler does not let the class be written: it may have got an earlier one among the sources. */
    public Optional<Problem> checkNotAmongSources(FactoryModel factory) {
        return existing(factory)
                .map(existing -> Problem.at(
                        factory.origin(),
                        Message.GENERATED_AMONG_SOURCES,
                        factory.factory().simpleName()));
    }

    private Optional<TypeElement> existing(FactoryModel factory) {
        return Optional.ofNullable(VisibleClasses.find(factory.factory().canonicalName(), factory.origin(), elements));
    }

    /** The files of the class and of its jobs, which add to its name, must have names that disks take. */
    private static void checkNameFitsFile(FactoryModel factory, List<Problem> problems, Set<MethodModel> unfit) {
        int length = factory.factory().simpleName().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_FACTORY_NAME && !factory.methods().isEmpty()) {
            problems.add(Problem.at(
                    factory.origin(),
                    Message.FACTORY_NAME_TOO_LONG,
                    factory.factory().simpleName(),
                    length));
            unfit.addAll(factory.methods());
        }
    }
}
