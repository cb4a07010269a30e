package dev.delayable.memory;

import dev.delayable.memory.code.CodeIdentity;
import dev.delayable.memory.store.FunctionNote;
import dev.delayable.memory.store.Key;
import dev.delayable.memory.value.Values;
import dev.delayable.runtime.Job;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is known of a function: found out at its first job, and shared by all others. Thread-safe. */
final class FunctionInfo {

    final String id;

    /** A digest of the id. */
    final long hash;

    /** A digest of the id and the code or the version. */
    final byte[] identity;

    final Key identityKey;

    /** For each parameter, whether it is a part of the key. */
    final boolean[] isInKey;

    /** The parameters that are in the key, {@code this} first where there is an object. */
    final List<String> names;

    final boolean isKept;
    final boolean isVersioned;
    final Values values;

    /** Null where the version counts, until somebody asks for it. */
    private @Nullable CodeIdentity code;

    private final List<String> packages;
    private @Nullable FunctionNote note;

    final AtomicBoolean isToldUnkeyable = new AtomicBoolean();
    final AtomicBoolean isToldUnstorable = new AtomicBoolean();

    FunctionInfo(
            String id,
            long hash,
            byte[] identity,
            boolean[] isInKey,
            List<String> names,
            boolean isKept,
            boolean isVersioned,
            Values values,
            @Nullable CodeIdentity code,
            List<String> packages) {
        this.id = id;
        this.hash = hash;
        this.identity = identity;
        this.identityKey = Key.of(identity);
        this.isInKey = isInKey;
        this.names = names;
        this.isKept = isKept;
        this.isVersioned = isVersioned;
        this.values = values;
        this.code = code;
        this.packages = packages;
    }

    /** The digest of each method that is reached; empty if class files cannot be read. */
    synchronized Map<String, Long> methods(Job<?> job) {
        if (code == null) {
            try {
                code = CodeIdentity.of(job, packages);
            } catch (RuntimeException e) {
                code = CodeIdentity.unknown(); // the version counts; this is for explanations only
            }
        }
        return code.methods();
    }

    /** The note, with the methods if they are known already. */
    synchronized FunctionNote noteIfKnown() {
        return note != null
                ? note
                : new FunctionNote(id, hash, identityKey, names, code == null ? Map.of() : code.methods());
    }

    synchronized FunctionNote note(Job<?> job) {
        if (note == null) {
            note = new FunctionNote(id, hash, identityKey, names, methods(job));
        }
        return note;
    }
}
