package dev.delayable.memory;

import dev.delayable.memory.code.CodeIdentity;
import dev.delayable.memory.value.Values;
import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.LambdaFunction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The functions whose jobs were met. Thread-safe. */
final class Functions {

    private final MemoryOptions options;
    private final @Nullable Codec codec;

    /** Of generated jobs, each class of which has one function; the class can be unloaded. */
    private final ClassValue<ClassFunctions> byClass = new ClassValue<>() {
        @Override
        protected ClassFunctions computeValue(Class<?> type) {
            return new ClassFunctions();
        }
    };

    /** The functions of the jobs of one class: one, unless somebody has written the class by hand. */
    private static final class ClassFunctions {
        private volatile @Nullable FunctionInfo only;
        private final Map<String, FunctionInfo> byId = new ConcurrentHashMap<>();
    }

    Functions(MemoryOptions options) {
        this.options = options;
        Class<? extends Codec> type = options.find(MemoryOption.CODEC);
        this.codec = type == null ? null : newCodec(type);
    }

    private static Codec newCodec(Class<? extends Codec> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is no codec that can be made: it must be a public class with a public constructor"
                            + " without parameters",
                    e);
        }
    }

    /**
     * The function of a job; null if its results are not kept.
     *
     * @throws dev.delayable.memory.code.CodeException if its code counts and cannot be read
     */
    @Nullable
    FunctionInfo of(Job<?> job) {
        FunctionInfo function = find(job);
        return function == null || !function.isKept ? null : function;
    }

    /** The function of a job, also where its results are not kept; null for a lambda, which has no lasting name. */
    @Nullable
    FunctionInfo find(Job<?> job) {
        ClassFunctions functions = byClass.get(job.getClass());
        FunctionInfo known = functions.only;
        if (known != null) {
            return known;
        }
        if (job instanceof GeneratedJob) {
            synchronized (functions) {
                known = functions.only;
                if (known == null) {
                    known = inspect(job);
                    functions.only = known;
                }
                return known;
            }
        }
        if (job.function() instanceof LambdaFunction) {
            return null;
        }
        return functions.byId.computeIfAbsent(job.function().id(), id -> inspect(job));
    }

    private FunctionInfo inspect(Job<?> job) {
        DelayedFunction<?> function = job.function();
        String id = function.id();
        boolean isKept =
                function.usesMemory() && !options.get(MemoryOption.WITHOUT).contains(id);
        boolean isVersioned =
                function instanceof GeneratedFunction<?> generated ? generated.version() != 0 : hasVersion(id);
        CodeIdentity code = isKept && !isVersioned ? CodeIdentity.of(job, options.get(MemoryOption.CODE)) : null;
        MessageDigest digest = sha256();
        digest.update(id.getBytes(StandardCharsets.UTF_8));
        long hash = hash(id);
        digest.update((byte) 0);
        byte[] identity = digest.digest(code == null ? new byte[0] : code.digest());

        Set<String> ignored = options.get(MemoryOption.IGNORING).getOrDefault(id, Set.of());
        List<DelayedParameter> parameters = function.parameters();
        boolean[] isInKey = new boolean[parameters.size()];
        List<String> names = new ArrayList<>();
        if (function instanceof GeneratedFunction<?> generated && generated.receiver() != null) {
            names.add("this");
        }
        for (int i = 0; i < isInKey.length; i++) {
            DelayedParameter parameter = parameters.get(i);
            isInKey[i] = parameter.isInKey() && !ignored.contains(parameter.name());
            if (isInKey[i]) {
                names.add(parameter.name());
            }
        }
        Values values = new Values(job.getClass(), options.get(MemoryOption.RESULT_TYPES), codec);
        return new FunctionInfo(
                id,
                hash,
                identity,
                isInKey,
                List.copyOf(names),
                isKept,
                isVersioned,
                values,
                code,
                options.get(MemoryOption.CODE));
    }

    /** Whether an id ends as that of a function with a version does: with {@code @} and digits. */
    private static boolean hasVersion(String id) {
        int at = id.length();
        while (at > 0 && id.charAt(at - 1) >= '0' && id.charAt(at - 1) <= '9') {
            at--;
        }
        return at > 0 && at < id.length() && id.charAt(at - 1) == '@';
    }

    /** A digest of the id of a function. */
    static long hash(String id) {
        return ByteBuffer.wrap(sha256().digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
