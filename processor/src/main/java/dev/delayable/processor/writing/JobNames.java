package dev.delayable.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names that the code for one method uses, free of clashes.
 *
 * @param factory the class that is written
 * @param method the method
 * @param keywords the interface of a job with keywords; {@code Job} itself if there are none
 * @param record the class of the jobs
 * @param stages the interfaces of the stages, one for each required keyword
 */
record JobNames(
        FactoryModel factory, MethodModel method, ClassName keywords, ClassName record, List<ClassName> stages) {

    /** The type of the job: {@code Job<Integer>}, or the interface with the keywords. */
    TypeName jobType() {
        return method.hasKeywords()
                ? withVariables(keywords)
                : ParameterizedTypeName.get(RuntimeNames.JOB, resultType());
    }

    /** What a stage leads to: the next stage, or the job after the last one. */
    TypeName afterStage(int stage) {
        return stage + 1 < stages.size() ? withVariables(stages.get(stage + 1)) : jobType();
    }

    /** What the factory returns. */
    TypeName factoryType() {
        return stages.isEmpty() ? jobType() : withVariables(stages.get(0));
    }

    /** How a job is made, up to its arguments, as a part of a format: {@code new SlowFunction2Job(}. */
    String newRecord() {
        List<TypeVariableName> variables = method.jobVariables();
        return newRecord(
                variables.isEmpty()
                        ? ""
                        : variables.stream().map(TypeVariableName::name).collect(Collectors.joining(", ", "<", ">")));
    }

    /** The same without type arguments: all of them share one function. */
    String newRawRecord() {
        return newRecord("");
    }

    private String newRecord(String typeArguments) {
        return "new " + Formats.literal(record.simpleName() + typeArguments) + "(";
    }

    private TypeName withVariables(ClassName name) {
        return withVariables(name, method.jobVariables());
    }

    /** A class with type variables as its arguments, if there are any. */
    static TypeName withVariables(ClassName name, List<TypeVariableName> variables) {
        return variables.isEmpty() ? name : ParameterizedTypeName.get(name, variables.toArray(TypeName[]::new));
    }

    /** The type of the result; where nulls are marked, that of a method without a result says that it is null. */
    TypeName resultType() {
        return method.returnsVoid() ? Nulls.nullable(method.result(), factory) : method.result();
    }

    /** The names of the parameters of the factory: those of the method, but for names that would hide a class. */
    VariableNames factoryParameters() {
        Set<String> reserved = new HashSet<>();
        classesInFactory().forEach(type -> reserve(type, reserved));
        return new VariableNames(method, reserved);
    }

    /** The names of the components of the record: those of the method, but for names that a component cannot have. */
    VariableNames components() {
        Set<String> reserved = new HashSet<>(RuntimeNames.JOB_METHODS);
        reserved.add(JobWriter.FUNCTION);
        classesInRecord().forEach(type -> reserve(type, reserved));
        return new VariableNames(method, reserved);
    }

    private static void reserve(ClassName type, Set<String> reserved) {
        reserved.add(type.topLevelClassName().simpleName());
        if (!type.packageName().isEmpty()) {
            reserved.add(firstPart(type.packageName()));
        }
    }

    // A variable of the name of such a class would be meant where the code names the class, JLS 6.4.2.

    private List<ClassName> classesInFactory() {
        List<ClassName> classes = new ArrayList<>();
        for (ParameterModel parameter : method.parameters()) {
            if (parameter.isVarargs()) {
                classes.add(ClassName.get(Objects.class));
            } else if (parameter.defaultValue() instanceof DefaultValue.Constant constant) {
                classes.add(constant.type());
            } else if (parameter.defaultValue() instanceof DefaultValue.Member member) {
                classes.add(member.owner());
            }
        }
        return classes;
    }

    private List<ClassName> classesInRecord() {
        List<ClassName> classes = new ArrayList<>(classesInFactory());
        classes.add(factory.owner());
        classes.add(RuntimeNames.GENERATED_FUNCTION);
        return classes;
    }

    private static String firstPart(String packageName) {
        int dot = packageName.indexOf('.');
        return dot < 0 ? packageName : packageName.substring(0, dot);
    }
}
