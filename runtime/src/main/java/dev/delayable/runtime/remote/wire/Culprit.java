package dev.delayable.runtime.remote.wire;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The object that is not serialisable, among all that an argument or a result holds. Java's exception names its class alone.
 *
 * @param object the object
 * @param path where it is, for example {@code options.rules[3]}
 */
record Culprit(Object object, String path) {

    /** How many objects are looked at. */
    private static final int MAX_OBJECTS = 100_000;

    /** The object nearest to the root with a class of that name; null if it is not found. */
    static @Nullable Culprit find(Object root, String rootName, String className) {
        try {
            return new Search(className).from(new Culprit(root, rootName));
        } catch (Throwable e) {
            return null; // collections run code of users
        }
    }

    /** Whether a class is one of the JDK. */
    static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
    }

    /** Goes through objects, the nearest first, as serialisation would. */
    private static final class Search {

        private final String className;
        private final Deque<Culprit> open = new ArrayDeque<>();
        private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());

        Search(String className) {
            this.className = className;
        }

        @Nullable
        Culprit from(Culprit root) throws IllegalAccessException {
            add(root.object, root.path);
            for (Culprit next = open.poll(); next != null && met.size() < MAX_OBJECTS; next = open.poll()) {
                if (next.object.getClass().getName().equals(className)) {
                    return next;
                }
                addParts(next.object, next.path);
            }
            return null;
        }

        private void add(@Nullable Object object, String path) {
            if (object != null && !(object instanceof String) && !(object instanceof Number) && met.add(object)) {
                open.add(new Culprit(object, path));
            }
        }

        private void addParts(Object object, String path) throws IllegalAccessException {
            if (object instanceof Object[] array) {
                for (int i = 0; i < Array.getLength(array); i++) {
                    add(array[i], path + "[" + i + "]");
                }
            } else if (!isOfJdk(object.getClass())) {
                addFields(object, path);
            } else if (object instanceof Collection<?> collection) {
                int i = 0;
                for (Object element : collection) {
                    add(element, path + "[" + i++ + "]");
                }
            } else if (object instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    add(entry.getKey(), path + ".key");
                    add(entry.getValue(), path + "[" + shown(entry.getKey()) + "]");
                }
            } else if (object instanceof Map.Entry<?, ?> entry) {
                add(entry.getKey(), path + ".key");
                add(entry.getValue(), path + ".value");
            } else if (object instanceof Optional<?> optional) {
                add(optional.orElse(null), path + ".get()");
            }
        }

        /** Keys that are no simple values may have long texts. */
        private static String shown(@Nullable Object key) {
            return key instanceof String || key instanceof Number || key instanceof Enum ? key.toString() : "...";
        }

        private void addFields(Object object, String path) throws IllegalAccessException {
            for (Class<?> type = object.getClass(); type != null && !isOfJdk(type); type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    int modifiers = field.getModifiers();
                    boolean isWritten = !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers);
                    if (isWritten && !field.getType().isPrimitive() && field.trySetAccessible()) {
                        boolean isCaptured = type.isHidden();
                        add(
                                field.get(object),
                                isCaptured ? path + " (a captured variable)" : path + "." + field.getName());
                    }
                }
            }
        }
    }
}
