package dev.delayable.memory.code;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * The code that a function reaches: a digest of all of it, and one for each method, by which a change can be named. The text of
 * a class file that says nothing about what the code does is no part of it.
 *
 * @param methods the first 8 bytes of the digest of each method, by class, name and descriptor; a constant field by class and name
 * @param digest the SHA-256 of them all
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record CodeIdentity(SortedMap<String, Long> methods, byte[] digest) {

    private static final String CALL = "call()";

    /**
     * Reads the class files.
     *
     * @param job a job of the function
     * @param packages prefixes of the names of classes whose code counts too, wherever they are
     * @return the identity; empty for a function of the JDK
     * @throws CodeException if a class file cannot be read
     */
    public static CodeIdentity of(Job<?> job, List<String> packages) {
        Class<?> jobClass = job.getClass();
        Class<?> owner = job instanceof GeneratedJob<?> generated
                ? generated.parts().function().owner()
                : jobClass;
        ClassFiles files = ClassFiles.holding(owner);
        if (files == null) {
            return of(new TreeMap<>());
        }
        ClassLoader loader = Objects.requireNonNull(owner.getClassLoader());
        try (Universe universe = new Universe(files, loader, packages)) {
            return of(job, universe);
        }
    }

    private static CodeIdentity of(Job<?> job, Universe universe) {
        Class<?> jobClass = job.getClass();
        Reach reach = new Reach(universe);
        ClassFacts calling = callingClass(jobClass, universe);
        for (MethodNode method : calling.methods()) {
            if ((method.name + method.desc).startsWith(CALL)) {
                Set<Reference> references = new LinkedHashSet<>();
                MethodForm.of(calling, method, references);
                if (job instanceof GeneratedJob<?> generated) {
                    // What the processor writes around the call is no code of the user's.
                    references.removeAll(others(generated.parts().function(), references));
                } else {
                    references.add(new Reference(Reference.Kind.DIRECT_CALL, calling.name, method.name + method.desc));
                }
                reach.follow(references);
                for (Reference reference : references) {
                    if (Reach.isCall(reference)) {
                        String member = reference.member();
                        reach.given(Type.getArgumentTypes(member.substring(member.indexOf('('))));
                    }
                }
            }
        }
        return of(reach.digests());
    }

    /** Of a function whose class files cannot be read. */
    public static CodeIdentity unknown() {
        return of(new TreeMap<>());
    }

    /** The references to other classes than that of the function. */
    private static Set<Reference> others(GeneratedFunction<?> function, Set<Reference> references) {
        Set<Reference> others = new HashSet<>();
        for (Reference reference : references) {
            if (!reference.owner().equals(ClassFiles.internalName(function.owner()))) {
                others.add(reference);
            }
        }
        return others;
    }

    /** The class of the job, which a generated one shares with the function's class unless that is imported. */
    private static ClassFacts callingClass(Class<?> jobClass, Universe universe) {
        ClassFacts known = universe.find(ClassFiles.internalName(jobClass));
        if (known != null) {
            return known;
        }
        try (ClassFiles files = ClassFiles.holding(jobClass)) {
            byte[] bytes = files == null ? null : files.read(ClassFiles.internalName(jobClass));
            if (bytes == null) {
                throw new CodeException(jobClass.getName(), "there is none", null);
            }
            return ClassFacts.of(bytes);
        } catch (IOException e) {
            throw new CodeException(jobClass.getName(), e.toString(), e);
        }
    }

    private static CodeIdentity of(SortedMap<String, byte[]> digests) {
        StringBuilder text = new StringBuilder();
        SortedMap<String, Long> methods = new TreeMap<>();
        for (Map.Entry<String, byte[]> method : digests.entrySet()) {
            text.append(method.getKey())
                    .append(' ')
                    .append(new String(method.getValue(), StandardCharsets.ISO_8859_1))
                    .append('\n');
            methods.put(method.getKey(), ByteBuffer.wrap(method.getValue()).getLong());
        }
        return new CodeIdentity(methods, Reach.digest(text.toString()));
    }
}
