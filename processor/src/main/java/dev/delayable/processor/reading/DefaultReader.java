package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.problems.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the default of a keyword, and converts it to the type of the parameter. */
final class DefaultReader {

    private final Elements elements;
    private final Types types;
    private final Accessibility accessibility;

    DefaultReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        this.accessibility = new Accessibility(elements);
    }

    Result<DefaultValue> read(VariableElement parameter, AnnotationMirror keyword) {
        Optional<AnnotationValue> text = Annotations.value(keyword, "value");
        Optional<AnnotationValue> nullDefault =
                Annotations.value(keyword, "nullDefault").filter(value -> Boolean.TRUE.equals(value.getValue()));
        if (text.isPresent() && nullDefault.isPresent()) {
            return failed(
                    parameter, keyword, nullDefault.get(), Message.KEYWORD_TWO_DEFAULTS, parameter.getSimpleName());
        } else if (text.isPresent()) {
            return new Conversion(parameter, keyword, text.get()).convert();
        } else if (nullDefault.isPresent()) {
            return readNull(parameter, keyword, nullDefault.get());
        }
        return failed(parameter, keyword, null, Message.KEYWORD_WITHOUT_DEFAULT, parameter.getSimpleName());
    }

    private Result<DefaultValue> readNull(VariableElement parameter, AnnotationMirror keyword, AnnotationValue value) {
        TypeName type = TypeName.get(parameter.asType()).withoutAnnotations();
        if (type.isPrimitive()) {
            String box = ((ClassName) type.box()).simpleName();
            return failed(parameter, keyword, value, Message.NULL_FOR_PRIMITIVE, type, box);
        }
        return Result.of(new DefaultValue.Null());
    }

    private static Result<DefaultValue> failed(
            Element parameter,
            AnnotationMirror keyword,
            @Nullable AnnotationValue value,
            Message message,
            Object... arguments) {
        return Result.failed(Problem.at(parameter, keyword, value, message, arguments));
    }

    /** One text and the parameter whose default it is. */
    private final class Conversion {

        private final VariableElement parameter;
        private final AnnotationMirror keyword;
        private final AnnotationValue value;
        private final String text;

        Conversion(VariableElement parameter, AnnotationMirror keyword, AnnotationValue value) {
            this.parameter = parameter;
            this.keyword = keyword;
            this.value = value;
            this.text = (String) value.getValue();
        }

        Result<DefaultValue> convert() {
            TypeMirror type = parameter.asType();
            TypeKind primitive = primitiveKind(type);
            if (primitive != TypeKind.NONE) {
                return literal(primitive);
            } else if (!(type instanceof DeclaredType declared)) {
                return failed(Message.DEFAULT_NOT_AS_TEXT, typeName(type));
            } else if (isClass(declared, String.class)) {
                return Result.of(new DefaultValue.Text(text));
            } else if (isClass(declared, Class.class)) {
                return classLiteral();
            } else if (declared.asElement().getKind() == ElementKind.ENUM) {
                return enumConstant((TypeElement) declared.asElement());
            }
            return failed(Message.DEFAULT_NOT_AS_TEXT, typeName(type));
        }

        private Result<DefaultValue> literal(TypeKind kind) {
            String type = kind.name().toLowerCase(Locale.ROOT);
            try {
                return Result.of(LiteralParser.parse(text, kind));
            } catch (LiteralParser.OutOfRangeException e) {
                return failed(Message.DEFAULT_OUT_OF_RANGE, text, type);
            } catch (IllegalArgumentException e) {
                return failed(Message.DEFAULT_NOT_OF_TYPE, text, article(type));
            }
        }

        private Result<DefaultValue> enumConstant(TypeElement type) {
            List<String> constants = type.getEnclosedElements().stream()
                    .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                    .map(element -> element.getSimpleName().toString())
                    .toList();
            if (!constants.contains(text)) {
                Object known = constants.stream().collect(Collectors.joining(", "));
                return Result.failed(Problem.at(
                        parameter, keyword, value, Message.DEFAULT_NO_CONSTANT, type.getSimpleName(), text, known));
            }
            return Result.of(new DefaultValue.Constant(ClassName.get(type), text));
        }

        private Result<DefaultValue> classLiteral() {
            TypeElement element = elements.getTypeElement(text);
            if (element == null) {
                return failed(Message.DEFAULT_NO_CLASS, text);
            }
            TypeMirror erased = types.erasure(element.asType());
            DeclaredType literal = types.getDeclaredType(elements.getTypeElement("java.lang.Class"), erased);
            if (!types.isAssignable(literal, parameter.asType())
                    || accessibility
                            .firstInaccessible(List.of(erased), parameter)
                            .isPresent()) {
                return failed(Message.DEFAULT_CLASS_MISFIT, text, typeName(parameter.asType()));
            }
            return Result.of(new DefaultValue.ClassLiteral(TypeName.get(erased)));
        }

        /** Fails with a message whose last argument is the name of the parameter. */
        private Result<DefaultValue> failed(Message message, Object... arguments) {
            Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = parameter.getSimpleName();
            return Result.failed(Problem.at(parameter, keyword, value, message, all));
        }
    }

    private TypeKind primitiveKind(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return type.getKind();
        }
        try {
            return types.unboxedType(type).getKind();
        } catch (IllegalArgumentException e) {
            return TypeKind.NONE;
        }
    }

    private static boolean isClass(DeclaredType type, Class<?> expected) {
        return ((TypeElement) type.asElement()).getQualifiedName().contentEquals(expected.getName());
    }

    private static String article(String type) {
        return (type.startsWith("i") ? "an " : "a ") + type;
    }

    private static TypeName typeName(TypeMirror type) {
        return TypeName.get(type).withoutAnnotations();
    }
}
