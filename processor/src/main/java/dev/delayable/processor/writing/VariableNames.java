package dev.delayable.processor.writing;

import com.palantir.javapoet.NameAllocator;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import java.util.Set;

/** The names of the variables for the parameters of a method and its object, free of clashes: the parameters' own, where possible. */
final class VariableNames {

    private static final String RECEIVER = "receiver";

    private final NameAllocator names = new NameAllocator();

    /**
     * Names variables.
     *
     * @param method whose parameters they are for
     * @param reserved what none of them may be called
     */
    VariableNames(MethodModel method, Set<String> reserved) {
        // To reserve a name takes its time: only what a variable may be called, or be renamed to.
        for (String name : reserved) {
            if (name.startsWith(RECEIVER)
                    || method.parameters().stream().anyMatch(parameter -> name.startsWith(parameter.name()))) {
                names.newName(name, name);
            }
        }
        // They are looked up by their elements: to hash a parameter is to print its types.
        method.parameters().forEach(parameter -> names.newName(parameter.name(), parameter.origin()));
        names.newName(RECEIVER, this);
    }

    String of(ParameterModel parameter) {
        return names.get(parameter.origin());
    }

    /** The variable for the object of an instance method. */
    String receiver() {
        return names.get(this);
    }

    /** A further variable, for a copy of an argument. */
    String copyOf(ParameterModel parameter) {
        return names.clone().newName(parameter.name() + "Copy");
    }
}
