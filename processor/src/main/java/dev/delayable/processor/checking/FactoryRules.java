package dev.delayable.processor.checking;

import com.palantir.javapoet.TypeVariableName;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.MethodModel.Receiver;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.reading.Annotations;
import dev.delayable.processor.reading.ObjectMethods;
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
        // In its own module: the form without one looks through all modules of the JDK for what is seldom there.
        TypeElement existing = elements.getTypeElement(
                elements.getModuleOf(factory.origin()), factory.factory().canonicalName());
        if (existing == null || Annotations.has(existing, Annotations.DELAYED_GENERATED)) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(
                factory.origin(),
                Message.CLASS_EXISTS,
                factory.factory().simpleName(),
                factory.owner().simpleName()));
    }
}
