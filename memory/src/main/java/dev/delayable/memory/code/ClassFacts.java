package dev.delayable.memory.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** What a class file says, without what is there for debuggers only. */
final class ClassFacts {

    /** The newest class files that the reader knows. Those of later JDKs are read as if they were these, for nothing that methods are made of has ever changed its form. */
    private static final int NEWEST = Opcodes.V28;

    final String name;
    final List<String> supertypes = new ArrayList<>();
    final boolean isRecord;
    final boolean isFinal;

    /** Null once the members were read, which most classes around a function do not need. */
    private @Nullable ClassReader unread;

    private final Map<String, MethodNode> methods = new HashMap<>();

    /** The value that the class file itself gives to each field; null for most. */
    private final Map<String, @Nullable Object> fields = new HashMap<>();

    private ClassFacts(ClassReader reader) {
        this.unread = reader;
        this.name = reader.getClassName();
        this.isRecord = "java/lang/Record".equals(reader.getSuperName());
        this.isFinal = (reader.getAccess() & Opcodes.ACC_FINAL) != 0;
        if (reader.getSuperName() != null) {
            supertypes.add(reader.getSuperName());
        }
        supertypes.addAll(Arrays.asList(reader.getInterfaces()));
    }

    static ClassFacts of(byte[] classFile) {
        int major = ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
        if (major > NEWEST) {
            classFile[4] = 0; // the flag of preview features
            classFile[5] = 0;
            classFile[6] = (byte) (NEWEST >> 8);
            classFile[7] = (byte) NEWEST;
        }
        return new ClassFacts(new ClassReader(classFile));
    }

    /** Reads the members, unless that was done. */
    private void read() {
        ClassReader reader = unread;
        if (reader == null) {
            return;
        }
        try {
            reader.accept(new Members(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            throw new CodeException(name.replace('/', '.'), e.toString(), e);
        }
        unread = null;
    }

    /** Takes up methods and fields, and nothing else of what a class file may hold. */
    private final class Members extends ClassVisitor {

        Members() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            MethodNode node = new MethodNode(Opcodes.ASM9, access, method, descriptor, signature, thrown);
            methods.put(method + descriptor, node);
            return node;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.put(field, value);
            return null;
        }
    }

    @Nullable
    MethodNode method(String nameAndDescriptor) {
        read();
        return methods.get(nameAndDescriptor);
    }

    Iterable<MethodNode> methods() {
        read();
        return methods.values();
    }

    /** The value that the class file itself gives to a static field; null if it gives none. */
    @Nullable
    Object constant(String field) {
        read();
        return fields.get(field);
    }

    boolean declaresField(String field) {
        read();
        return fields.containsKey(field);
    }
}
