package dev.delayable.memory.code;

import dev.delayable.memory.code.Reference.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that a method can reach. Calls are followed, and of methods that can be overridden all that do so; the
 * initialisers of classes whose static members are used or of which objects are made; and of an object that is made, the methods
 * that override one of a class outside, because code there may call them. What it finds is too much rather than too little: too
 * much is a result computed again, too little a wrong one.
 */
final class Reach {

    private static final String INITIALISER = "<clinit>()V";

    private final Universe universe;

    /** The digest of each method's form, by class, name and descriptor. */
    private final SortedMap<String, byte[]> digests = new TreeMap<>();

    private final Set<Reference> seen = new HashSet<>();
    private final Deque<Reference> open = new ArrayDeque<>();
    private final Set<String> made = new HashSet<>();
    private final Map<String, Set<String>> overridable = new HashMap<>();

    Reach(Universe universe) {
        this.universe = universe;
    }

    /** Follows what a method refers to. */
    void follow(Set<Reference> references) {
        for (Reference reference : references) {
            open.add(reference);
        }
        while (!open.isEmpty()) {
            Reference next = open.pop();
            if (seen.add(next)) {
                switch (next.kind()) {
                    case DIRECT_CALL -> direct(next);
                    case VIRTUAL_CALL -> virtual(next);
                    case STATIC_FIELD -> field(next);
                    case NEW -> make(next.owner());
                }
            }
        }
    }

    /** Objects of these types are given as arguments: their methods may be called by code outside. */
    void given(Type[] types) {
        for (Type type : types) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() == Type.OBJECT && universe.find(element.getInternalName()) != null) {
                make(element.getInternalName());
                for (String subtype : universe.subtypesOf(element.getInternalName())) {
                    make(subtype);
                }
            }
        }
        follow(Set.of());
    }

    private void direct(Reference call) {
        for (String type : universe.supertypesOf(call.owner())) {
            if (visit(type, call.member())) {
                initialise(type);
                return;
            }
        }
    }

    private void virtual(Reference call) {
        for (String type : universe.supertypesOf(call.owner())) {
            visit(type, call.member());
        }
        if (!call.owner().equals("java/lang/Object")) {
            for (String type : universe.subtypesOf(call.owner())) {
                visit(type, call.member());
            }
        }
    }

    private void field(Reference field) {
        for (String type : universe.supertypesOf(field.owner())) {
            ClassFacts facts = universe.find(type);
            if (facts != null && facts.declaresField(field.member())) {
                Object constant = facts.constant(field.member());
                if (constant != null) {
                    digests.put(type + "." + field.member(), digest(constant.getClass() + " " + constant));
                }
                initialise(type);
                return;
            }
        }
    }

    private void initialise(String type) {
        for (String each : universe.supertypesOf(type)) {
            visit(each, INITIALISER);
        }
    }

    private void make(String type) {
        if (!made.add(type) || universe.find(type) == null) {
            return;
        }
        initialise(type);
        Set<String> supertypes = universe.supertypesOf(type);
        Set<String> names = new HashSet<>();
        for (String supertype : supertypes) {
            if (universe.find(supertype) == null) {
                names.addAll(overridable.computeIfAbsent(supertype, universe::overridable));
            }
        }
        for (String supertype : supertypes) {
            ClassFacts facts = universe.find(supertype);
            if (facts != null) {
                for (MethodNode method : facts.methods()) {
                    if (isCallable(method) && (names.contains(method.name) || names.contains("*"))) {
                        visit(supertype, method.name + method.desc);
                    }
                }
            }
        }
    }

    private static boolean isCallable(MethodNode method) {
        return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0 && method.name.charAt(0) != '<';
    }

    /** Notes a method and what it refers to; {@code false} if the class does not declare it. */
    private boolean visit(String type, String member) {
        ClassFacts facts = universe.find(type);
        MethodNode method = facts == null ? null : facts.method(member);
        if (facts == null || method == null) {
            return false;
        }
        String key = type + "." + member;
        if (!digests.containsKey(key)) {
            Set<Reference> references = new java.util.LinkedHashSet<>();
            digests.put(key, digest(MethodForm.of(facts, method, references)));
            for (Reference reference : references) {
                if (!seen.contains(reference)) {
                    open.add(reference);
                }
            }
        }
        return true;
    }

    static byte[] digest(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    SortedMap<String, byte[]> digests() {
        return digests;
    }

    /** Whether a reference is a call. */
    static boolean isCall(@Nullable Reference reference) {
        return reference != null && (reference.kind() == Kind.DIRECT_CALL || reference.kind() == Kind.VIRTUAL_CALL);
    }
}
