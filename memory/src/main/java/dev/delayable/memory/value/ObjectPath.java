package dev.delayable.memory.value;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where in an object another one stands, to name it in a message. */
final class ObjectPath {

    private static final int MAX_OBJECTS = 100_000;

    private record Step(Object object, String path) {}

    private final Deque<Step> open = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ObjectPath() {}

    /** The path of the first object of a class, for example {@code .rows[4].cache}; null if none is found. */
    static @Nullable String find(Object root, String className) {
        ObjectPath search = new ObjectPath();
        search.add(root, "");
        for (int i = 0; i < MAX_OBJECTS && !search.open.isEmpty(); i++) {
            Step step = search.open.poll();
            if (step.object().getClass().getName().equals(className)) {
                return step.path();
            }
            search.addParts(step);
        }
        return null;
    }

    private void add(@Nullable Object object, String path) {
        if (object != null && seen.add(object)) {
            open.add(new Step(object, path));
        }
    }

    private void addParts(Step step) {
        Object object = step.object();
        if (object instanceof Object[] array) {
            for (int i = 0; i < array.length; i++) {
                add(array[i], step.path() + "[" + i + "]");
            }
        } else if (object instanceof Collection<?> collection) {
            int i = 0;
            for (Object element : collection) {
                add(element, step.path() + "[" + i++ + "]");
            }
        } else if (object instanceof Map<?, ?> map) {
            int i = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                add(entry.getKey(), step.path() + ".key " + i);
                add(entry.getValue(), step.path() + ".value " + i++);
            }
        } else {
            for (Class<?> c = object.getClass(); c != null && !ResultTypes.isOfJdk(c); c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    addField(step, field);
                }
            }
        }
    }

    private void addField(Step step, Field field) {
        if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
            try {
                field.setAccessible(true);
                add(field.get(step.object()), step.path() + "." + field.getName());
            } catch (IllegalAccessException | RuntimeException e) {
                // not to be looked into
            }
        }
    }
}
