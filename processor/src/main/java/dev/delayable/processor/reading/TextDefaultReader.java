package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Converts a default that is given as text to the type of the parameter. */
final class TextDefaultReader {

    private final Elements elements;
    private final Types types;
    private final Accessibility accessibility;

    TextDefaultReader(Elements elements, Types types, Accessibility accessibility) {
        this.elements = elements;
        this.types = types;
        this.accessibility = accessibility;
    }

    Result<DefaultValue> read(KeywordSite keyword, AnnotationValue value) {
        TypeMirror type = keyword.parameter().asType();
        TypeKind primitive = primitiveKind(type);
        if (primitive != TypeKind.NONE) {
            return literal(keyword, value, primitive);
        } else if (!(type instanceof DeclaredType declared)) {
            return notAsText(keyword, value);
        } else if (isClass(declared, String.class)) {
            return Result.of(new DefaultValue.Text((String) value.getValue()));
        } else if (isClass(declared, Class.class)) {
            return classLiteral(keyword, value);
        } else if (declared.asElement().getKind() == ElementKind.ENUM) {
            return enumConstant(keyword, value, (TypeElement) declared.asElement());
        }
        return notAsText(keyword, value);
    }

    private static Result<DefaultValue> notAsText(KeywordSite keyword, AnnotationValue value) {
        return keyword.failed(value, Message.DEFAULT_NOT_AS_TEXT, typeName(keyword), keyword.name());
    }

    private static Result<DefaultValue> literal(KeywordSite keyword, AnnotationValue value, TypeKind kind) {
        String text = (String) value.getValue();
        String type = kind.name().toLowerCase(Locale.ROOT);
        try {
            return Result.of(LiteralParser.parse(text, kind));
        } catch (LiteralParser.OutOfRangeException e) {
            return keyword.failed(value, Message.DEFAULT_OUT_OF_RANGE, text, type, keyword.name());
        } catch (IllegalArgumentException e) {
            String article = kind == TypeKind.INT ? "an " : "a ";
            return keyword.failed(value, Message.DEFAULT_NOT_OF_TYPE, text, article + type, keyword.name());
        }
    }

    private static Result<DefaultValue> enumConstant(KeywordSite keyword, AnnotationValue value, TypeElement type) {
        String text = (String) value.getValue();
        List<String> constants = type.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(Element::getSimpleName)
                .map(Object::toString)
                .toList();
        return constants.contains(text)
                ? Result.of(new DefaultValue.Constant(ClassName.get(type), text))
                : keyword.failed(
                        value, Message.DEFAULT_NO_CONSTANT, type.getSimpleName(), text, String.join(", ", constants));
    }

    private Result<DefaultValue> classLiteral(KeywordSite keyword, AnnotationValue value) {
        String text = (String) value.getValue();
        TypeElement element = accessibility.find(text);
        if (element == null) {
            boolean isElsewhere = VisibleClasses.isAnywhere(text, elements);
            return keyword.failed(
                    value,
                    isElsewhere ? Message.DEFAULT_INVISIBLE_CLASS : Message.DEFAULT_NO_CLASS,
                    text,
                    keyword.name());
        }
        TypeMirror erased = types.erasure(element.asType());
        Optional<Accessibility.Inaccessible> inaccessible = accessibility.firstInaccessible(List.of(erased));
        if (inaccessible.isPresent()) {
            return keyword.failed(
                    value,
                    Message.DEFAULT_INACCESSIBLE_CLASS,
                    text,
                    inaccessible.get().why(),
                    keyword.name(),
                    inaccessible.get().cure());
        }
        DeclaredType literal = types.getDeclaredType(elements.getTypeElement("java.lang.Class"), erased);
        return types.isAssignable(literal, keyword.parameter().asType())
                ? Result.of(new DefaultValue.ClassLiteral(ClassName.get(element)))
                : keyword.failed(value, Message.DEFAULT_CLASS_MISFIT, text, typeName(keyword), keyword.name());
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

    private static TypeName typeName(KeywordSite keyword) {
        return TypeName.get(keyword.parameter().asType());
    }
}
