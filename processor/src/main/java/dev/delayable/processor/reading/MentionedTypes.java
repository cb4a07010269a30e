package dev.delayable.processor.reading;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** The classes that a type mentions, however deep: {@code Map}, {@code String} and {@code Foo} in {@code Map<String, Foo[]>}. */
public final class MentionedTypes {

    private MentionedTypes() {}

    /** All classes that the types mention, unresolved ones included. Type variables are not followed to their bounds. */
    public static List<DeclaredType> in(Iterable<? extends TypeMirror> types) {
        List<DeclaredType> mentioned = new ArrayList<>();
        for (TypeMirror part : partsOf(types)) {
            if (part instanceof DeclaredType declared) {
                mentioned.add(declared);
            }
        }
        return mentioned;
    }

    /** All classes that the signature of a method mentions. */
    public static List<DeclaredType> inSignature(ExecutableElement method) {
        return in(typesOf(method));
    }

    /** The annotations on types, and on what they are made of. */
    static List<AnnotationMirror> annotationsIn(Iterable<? extends TypeMirror> types) {
        List<AnnotationMirror> annotations = new ArrayList<>();
        for (TypeMirror part : partsOf(types)) {
            annotations.addAll(part.getAnnotationMirrors());
        }
        return annotations;
    }

    /** The types in the signature of a method. */
    static List<TypeMirror> typesOf(ExecutableElement method) {
        List<TypeMirror> types = new ArrayList<>();
        types.add(method.getReturnType());
        method.getParameters().forEach(parameter -> types.add(parameter.asType()));
        types.addAll(method.getThrownTypes());
        method.getTypeParameters().forEach(variable -> types.addAll(variable.getBounds()));
        return types;
    }

    private static List<TypeMirror> partsOf(Iterable<? extends TypeMirror> types) {
        List<TypeMirror> parts = new ArrayList<>();
        types.forEach(type -> type.accept(new Collector(), parts));
        return parts;
    }

    private static final class Collector extends SimpleTypeVisitor14<Void, List<TypeMirror>> {

        @Override
        public Void visitDeclared(DeclaredType type, List<TypeMirror> parts) {
            // Without its class file, javac throws when it is asked for anything else first.
            TypeKind unused = type.getKind();
            parts.add(type);
            visit(type.getEnclosingType(), parts);
            type.getTypeArguments().forEach(argument -> visit(argument, parts));
            return DEFAULT_VALUE;
        }

        /** To Eclipse's compiler all of {@code List<Missing>} is an error, and {@code Missing} is a part of it. */
        @Override
        public Void visitError(ErrorType type, List<TypeMirror> parts) {
            return visitDeclared(type, parts);
        }

        @Override
        protected Void defaultAction(TypeMirror type, List<TypeMirror> parts) {
            parts.add(type);
            return DEFAULT_VALUE;
        }

        @Override
        public Void visitArray(ArrayType type, List<TypeMirror> parts) {
            parts.add(type);
            return visit(type.getComponentType(), parts);
        }

        @Override
        public Void visitWildcard(WildcardType type, List<TypeMirror> parts) {
            if (type.getExtendsBound() != null) {
                visit(type.getExtendsBound(), parts);
            }
            if (type.getSuperBound() != null) {
                visit(type.getSuperBound(), parts);
            }
            return DEFAULT_VALUE;
        }

        @Override
        public Void visitIntersection(IntersectionType type, List<TypeMirror> parts) {
            type.getBounds().forEach(bound -> visit(bound, parts));
            return DEFAULT_VALUE;
        }
    }
}
