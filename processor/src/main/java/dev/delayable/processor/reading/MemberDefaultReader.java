package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the static field or method that gives a default, and checks that generated code can read or call it. */
final class MemberDefaultReader {

    private final Elements elements;
    private final Types types;
    private final Accessibility accessibility;

    MemberDefaultReader(Elements elements, Types types, Accessibility accessibility) {
        this.elements = elements;
        this.types = types;
        this.accessibility = accessibility;
    }

    Result<DefaultValue> read(KeywordSite keyword, AnnotationValue value) {
        String name = (String) value.getValue();
        TypeElement owner =
                Methods.ownerOf(Objects.requireNonNull(keyword.parameter().getEnclosingElement()));
        List<Element> named = membersOf(owner).stream()
                .filter(member -> member.getSimpleName().contentEquals(name))
                .sorted(Comparator.comparing(MemberDefaultReader::takesParameters))
                .toList();
        if (named.isEmpty()) {
            return keyword.failed(value, Message.FROM_MISSING, name, owner.getSimpleName(), suggestion(name, owner));
        }
        return read(keyword, value, owner, named.get(0));
    }

    private Result<DefaultValue> read(KeywordSite keyword, AnnotationValue value, TypeElement owner, Element member) {
        TypeMirror parameter = keyword.parameter().asType();
        if (member.getModifiers().contains(Modifier.PRIVATE)) {
            return keyword.failed(value, Message.FROM_PRIVATE, member.getSimpleName());
        } else if (!member.getModifiers().contains(Modifier.PUBLIC) && !accessibility.isAtHome(member)) {
            return keyword.failed(value, Message.FROM_NOT_PUBLIC, member.getSimpleName());
        } else if (!Methods.isStatic(member)) {
            return keyword.failed(value, Message.FROM_NOT_STATIC, member.getSimpleName());
        } else if (takesParameters(member)) {
            return keyword.failed(value, Message.FROM_TAKES_PARAMETERS, member.getSimpleName());
        }
        Optional<TypeMirror> checked = firstChecked(member);
        if (checked.isPresent()) {
            return keyword.failed(value, Message.FROM_THROWS, member.getSimpleName(), simpleName(checked.get()));
        } else if (!fits(typeOf(member), parameter)) {
            return keyword.failed(
                    value,
                    Message.FROM_MISFIT,
                    member.getSimpleName(),
                    TypeName.get(typeOf(member)),
                    TypeName.get(parameter),
                    keyword.name());
        }
        boolean isMethod = member instanceof ExecutableElement;
        return Result.of(new DefaultValue.Member(
                ClassName.get(owner), member.getSimpleName().toString(), isMethod));
    }

    private static List<Element> membersOf(TypeElement owner) {
        return owner.getEnclosedElements().stream()
                .filter(member -> member.getKind().isField()
                        || !ElementFilter.methodsIn(List.of(member)).isEmpty())
                .<Element>map(member -> member)
                .toList();
    }

    private static boolean takesParameters(Element member) {
        return member instanceof ExecutableElement method
                && !method.getParameters().isEmpty();
    }

    private static TypeMirror typeOf(Element member) {
        return member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
    }

    private Optional<TypeMirror> firstChecked(Element member) {
        if (!(member instanceof ExecutableElement method)) {
            return Optional.empty();
        }
        return method.getThrownTypes().stream()
                .filter(thrown -> !isA(thrown, RuntimeException.class) && !isA(thrown, Error.class))
                .<TypeMirror>map(thrown -> thrown)
                .findFirst();
    }

    private boolean isA(TypeMirror type, Class<?> superclass) {
        return types.isSubtype(
                type, elements.getTypeElement(superclass.getName()).asType());
    }

    /** As a call takes it without a warning: boxing and widening will do, an unchecked conversion will not. */
    private boolean fits(TypeMirror type, TypeMirror parameter) {
        if (type.getKind() == TypeKind.VOID) {
            return false;
        }
        boolean isPrimitive =
                type.getKind().isPrimitive() || parameter.getKind().isPrimitive();
        return isPrimitive ? types.isAssignable(type, parameter) : types.isSubtype(type, parameter);
    }

    private static String simpleName(TypeMirror type) {
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String suggestion(String name, TypeElement owner) {
        return Suggestions.closest(
                        name,
                        membersOf(owner).stream()
                                .filter(Methods::isStatic)
                                .filter(member -> !takesParameters(member))
                                .map(member -> member.getSimpleName().toString())
                                .toList())
                .map(closest -> "; did you mean '" + closest + "'?")
                .orElse("");
    }
}
