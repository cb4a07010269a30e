package dev.delayable.processor.reading;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** The classes that a type mentions, however deep: {@code Map}, {@code String} and {@code Foo} in {@code Map<String, Foo[]>}. */
public final class MentionedTypes {

    private MentionedTypes() {}

    /** All classes that the types mention, unresolved ones included. Type variables are not followed to their bounds. */
    public static List<DeclaredType> in(Iterable<? extends TypeMirror> types) {
        List<DeclaredType> mentioned = new ArrayList<>();
        types.forEach(type -> type.accept(new Collector(), mentioned));
        return mentioned;
    }

    /** All classes that the signature of a method mentions. */
    public static List<DeclaredType> inSignature(ExecutableElement method) {
        List<TypeMirror> types = new ArrayList<>();
        types.add(method.getReturnType());
        method.getParameters().forEach(parameter -> types.add(parameter.asType()));
        types.addAll(method.getThrownTypes());
        method.getTypeParameters().forEach(variable -> types.addAll(variable.getBounds()));
        return in(types);
    }

    private static final class Collector extends SimpleTypeVisitor14<Void, List<DeclaredType>> {

        @Override
        public Void visitDeclared(DeclaredType type, List<DeclaredType> mentioned) {
            mentioned.add(type);
            visit(type.getEnclosingType(), mentioned);
            type.getTypeArguments().forEach(argument -> visit(argument, mentioned));
            return DEFAULT_VALUE;
        }

        @Override
        public Void visitError(ErrorType type, List<DeclaredType> mentioned) {
            mentioned.add(type);
            return DEFAULT_VALUE;
        }

        @Override
        public Void visitArray(ArrayType type, List<DeclaredType> mentioned) {
            return visit(type.getComponentType(), mentioned);
        }

        @Override
        public Void visitWildcard(WildcardType type, List<DeclaredType> mentioned) {
            if (type.getExtendsBound() != null) {
                visit(type.getExtendsBound(), mentioned);
            }
            if (type.getSuperBound() != null) {
                visit(type.getSuperBound(), mentioned);
            }
            return DEFAULT_VALUE;
        }

        @Override
        public Void visitIntersection(IntersectionType type, List<DeclaredType> mentioned) {
            type.getBounds().forEach(bound -> visit(bound, mentioned));
            return DEFAULT_VALUE;
        }
    }
}
