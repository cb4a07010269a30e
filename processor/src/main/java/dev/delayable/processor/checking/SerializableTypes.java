package dev.delayable.processor.checking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Tells which types say that their objects do not serialise. {@code Object}, the collections and a few more say nothing:
 * the objects that people put there do.
 */
final class SerializableTypes {

    private static final Set<String> SILENT = Set.of(
            "java.lang.Object",
            "java.lang.Void",
            "java.lang.CharSequence",
            "java.lang.Comparable",
            // Java does not serialise these, but the runtime sends them.
            "java.nio.file.Path",
            "java.nio.charset.Charset",
            "java.util.Optional",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.OptionalDouble");

    private final Elements elements;
    private final Types types;

    SerializableTypes(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The first class that does not serialise, in a type and in what its objects hold. */
    Optional<DeclaredType> firstUnfit(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return firstUnfit(array.getComponentType());
        } else if (type instanceof TypeVariable variable) {
            List<? extends TypeMirror> bounds = ((TypeParameterElement) variable.asElement()).getBounds();
            return bounds.stream().anyMatch(this::isSerializable) ? Optional.empty() : first(bounds.stream());
        } else if (type instanceof WildcardType wildcard) {
            return Optional.ofNullable(wildcard.getExtendsBound()).flatMap(this::firstUnfit);
        } else if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        DeclaredType declared = (DeclaredType) type;
        if (isUnfit((TypeElement) declared.asElement())) {
            return Optional.of(declared);
        }
        return isHolder(declared) ? first(declared.getTypeArguments().stream()) : Optional.empty();
    }

    private Optional<DeclaredType> first(Stream<? extends TypeMirror> several) {
        return several.map(this::firstUnfit).flatMap(Optional::stream).findFirst();
    }

    /** Whether a class neither serialises nor leaves that to its subclasses. */
    boolean isUnfit(TypeElement type) {
        return !isSerializable(type.asType())
                && !SILENT.contains(type.getQualifiedName().toString())
                && !isCollection(type);
    }

    /** An interface of the collections, whose implementations in the JDK serialise. */
    private boolean isCollection(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return type.getKind().isInterface()
                && (name.equals("java.lang.Iterable") || name.startsWith("java.util."))
                && isHolder(type.asType());
    }

    private boolean isSerializable(TypeMirror type) {
        return types.isSubtype(
                type, elements.getTypeElement("java.io.Serializable").asType());
    }

    /** Whether the objects hold those of their type arguments. */
    private boolean isHolder(TypeMirror type) {
        return Stream.of("java.lang.Iterable", "java.util.Map", "java.util.Map.Entry", "java.util.Optional")
                .map(name -> elements.getTypeElement(name).asType())
                .anyMatch(holder -> types.isSubtype(types.erasure(type), types.erasure(holder)));
    }
}
