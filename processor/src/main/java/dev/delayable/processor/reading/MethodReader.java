package dev.delayable.processor.reading;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.MethodModel.Receiver;
import dev.delayable.processor.model.ParameterModel;
import dev.delayable.processor.problems.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads an annotated method that keeps the rules of methods. */
public final class MethodReader {

    private final Elements elements;
    private final Types types;
    private final DefaultReader defaults;
    private final TypeNames names;
    private final Lints lints;
    private final DocComments comments;

    public MethodReader(Accessibility accessibility, SourceFiles files, Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        this.defaults = new DefaultReader(elements, types, accessibility);
        this.names = new TypeNames(accessibility);
        this.comments = new DocComments(elements, files);
        this.lints = new Lints(accessibility, elements, comments);
    }

    public Result<MethodModel> read(ExecutableElement method) {
        List<Result<ParameterModel>> parameters = new ArrayList<>();
        int last = method.getParameters().size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean isVarargs = method.isVarArgs() && i == last;
            parameters.add(read(method.getParameters().get(i), isVarargs));
        }
        return Result.all(parameters).map(read -> read(method, read));
    }

    private MethodModel read(ExecutableElement method, List<ParameterModel> parameters) {
        List<DeclaredType> mentioned = MentionedTypes.inSignature(method);
        Set<String> warnings = new TreeSet<>(lints.of(method));
        parameters.stream()
                .map(ParameterModel::defaultValue)
                .filter(Objects::nonNull)
                .forEach(value -> warnings.addAll(lints.ofDefault(value)));
        return new MethodModel(
                method,
                method.getSimpleName().toString(),
                functionName(method),
                version(method),
                usesMemory(method),
                receiver(method),
                method.getModifiers().contains(Modifier.PUBLIC) && Accessibility.arePublic(mentioned),
                method.getTypeParameters().stream().map(names::declared).toList(),
                method.getReturnType().getKind() == TypeKind.VOID,
                names.of(method.getReturnType()).box(),
                parameters,
                checkedExceptions(method),
                throwsThrowable(method),
                Annotations.has(method, "java.lang.SafeVarargs"),
                warnings,
                lints.deprecation(method),
                DocReader.read(comments.of(method)));
    }

    private Result<ParameterModel> read(VariableElement parameter, boolean isVarargs) {
        TypeMirror type = parameter.asType();
        String name = Methods.nameOf(parameter);
        TypeName typeName = names.of(type);
        ParameterModel positional = new ParameterModel(
                parameter,
                name,
                name,
                isVarargs ? ParameterModel.Kind.VARARGS : ParameterModel.Kind.POSITIONAL,
                typeName,
                names.ofComponent(type, typeName),
                Erasures.inGenerated(type),
                Erasures.inSource(type),
                isReifiable(type),
                type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.INTERFACE,
                Annotations.has(parameter, Annotations.SENSITIVE),
                !Annotations.has(parameter, Annotations.NOT_IN_KEY),
                null);
        return KeywordSite.of(parameter)
                .map(keyword -> defaults.read(keyword).map(value -> positional.asKeyword(keyword.name(), value)))
                .orElse(Result.of(positional));
    }

    /** The name in {@code @Delayable(name = "...")}, else the name of the method. */
    public static String functionName(ExecutableElement method) {
        return Annotations.find(method, Annotations.DELAYABLE)
                .flatMap(annotation -> Annotations.text(annotation, "name"))
                .orElse(method.getSimpleName().toString());
    }

    private static int version(ExecutableElement method) {
        return Annotations.find(method, Annotations.DELAYABLE)
                .flatMap(annotation -> Annotations.value(annotation, "version"))
                .map(value -> (Integer) value.getValue())
                .orElse(0);
    }

    private static boolean usesMemory(ExecutableElement method) {
        return Annotations.find(method, Annotations.DELAYABLE)
                .flatMap(annotation -> Annotations.value(annotation, "memory"))
                .map(value -> (Boolean) value.getValue())
                .orElse(true);
    }

    private @Nullable Receiver receiver(ExecutableElement method) {
        if (Methods.isStatic(method)) {
            return null;
        }
        TypeElement owner = Methods.ownerOf(method);
        return new Receiver(names.of(owner.asType()), variables(owner));
    }

    /** The type variables of a class, and of the classes around it that its objects belong to. */
    private List<TypeVariableName> variables(TypeElement type) {
        List<TypeVariableName> variables = new ArrayList<>();
        boolean isInner =
                type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC);
        if (isInner && type.getEnclosingElement() instanceof TypeElement outer) {
            variables.addAll(variables(outer));
        }
        type.getTypeParameters().forEach(variable -> variables.add(names.declared(variable)));
        return variables;
    }

    /** Whether a type is fully known at run time, JLS 4.7. */
    private static boolean isReifiable(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isReifiable(array.getComponentType());
        } else if (type instanceof DeclaredType declared) {
            // What is around a static class says nothing; Eclipse's compiler shows the variables of a Map around its
            // Entry.
            return declared.getTypeArguments().stream().allMatch(TypeNames::isUnbounded)
                    && (declared.asElement().getModifiers().contains(Modifier.STATIC)
                            || isReifiable(declared.getEnclosingType()));
        }
        return type.getKind() != TypeKind.TYPEVAR;
    }

    /** What a job may throw as it is: unchecked exceptions need no mention. */
    private List<TypeName> checkedExceptions(ExecutableElement method) {
        return method.getThrownTypes().stream()
                .filter(this::isException)
                .filter(thrown -> !isA(thrown, RuntimeException.class))
                .map(names::of)
                .distinct()
                .toList();
    }

    /** Whether the method declares what is neither an exception nor an error, which no job may throw. */
    private boolean throwsThrowable(ExecutableElement method) {
        return method.getThrownTypes().stream().anyMatch(thrown -> !isException(thrown) && !isA(thrown, Error.class));
    }

    private boolean isException(TypeMirror type) {
        return isA(type, Exception.class);
    }

    private boolean isA(TypeMirror type, Class<?> superclass) {
        return types.isSubtype(
                type, elements.getTypeElement(superclass.getName()).asType());
    }
}
