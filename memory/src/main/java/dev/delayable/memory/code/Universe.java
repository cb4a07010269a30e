package dev.delayable.memory.code;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes whose code counts as that of a function: those of the entry of the class path that holds it, and those that the
 * user has named. All others, the JDK's among them, are known by name only.
 */
final class Universe implements AutoCloseable {

    private final ClassLoader loader;
    private final List<String> packages;

    /** Those that were looked into so far, by location; the first is that of the function. */
    private final Map<String, ClassFiles> entries = new HashMap<>();

    private final ClassFiles own;

    private final Map<String, Optional<ClassFacts>> classes = new HashMap<>();

    /** The direct subtypes of each class and interface, also of those outside. */
    private final Map<String, List<String>> subtypes = new HashMap<>();

    /**
     * The classes around a function.
     *
     * @param own the entry that holds the function
     * @param loader finds the entries of named packages
     * @param packages prefixes of the names of classes, with dots
     */
    Universe(ClassFiles own, ClassLoader loader, List<String> packages) {
        this.own = own;
        this.loader = loader;
        List<String> prefixes = new ArrayList<>();
        for (String name : packages) {
            prefixes.add(name.replace('.', '/'));
        }
        this.packages = prefixes;
        if (!prefixes.isEmpty()) {
            index(); // the classes of the entry come before those of the same name elsewhere
        }
    }

    /** Notes who extends what in the entry of the function. Many functions need that never: they call no method that could be overridden. */
    private void index() {
        add(own, "");
    }

    /** Notes who extends what in an entry. */
    private void add(ClassFiles entry, String prefix) {
        if (entries.putIfAbsent(entry.location() + "|" + prefix, entry) != null) {
            return;
        }
        boolean isOwn = entry.equals(own);
        try {
            for (String name : entry.names()) {
                Optional<ClassFacts> known = classes.get(name);
                if (name.startsWith(prefix) && (known == null || isOwn)) {
                    if (known == null) {
                        known = Optional.ofNullable(read(entry, name));
                        classes.put(name, known);
                    }
                    if (known.isPresent()) {
                        for (String supertype : known.get().supertypes) {
                            subtypes.computeIfAbsent(supertype, s -> new ArrayList<>())
                                    .add(name);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new CodeException(entry.location(), e.toString(), e);
        }
    }

    private static @Nullable ClassFacts read(ClassFiles entry, String name) throws IOException {
        byte[] bytes = entry.read(name);
        if (bytes == null) {
            return null;
        }
        try {
            return ClassFacts.of(bytes);
        } catch (RuntimeException e) {
            throw new CodeException(name.replace('/', '.'), e.toString(), e);
        }
    }

    /** A class; null if it is none of these. */
    @Nullable
    ClassFacts find(String name) {
        Optional<ClassFacts> known = classes.get(name);
        if (known == null) {
            known = Optional.ofNullable(load(name));
            classes.putIfAbsent(name, known);
        }
        return known.orElse(null);
    }

    private @Nullable ClassFacts load(String name) {
        if (packages.isEmpty()) {
            try {
                return read(own, name);
            } catch (IOException e) {
                throw new CodeException(name.replace('/', '.'), e.toString(), e);
            }
        }
        for (String prefix : packages) {
            if (name.startsWith(prefix)) {
                try {
                    ClassFiles entry = ClassFiles.holding(Class.forName(name.replace('/', '.'), false, loader));
                    if (entry != null) {
                        add(entry, prefix);
                    }
                } catch (ClassNotFoundException | LinkageError e) {
                    throw new CodeException(name.replace('/', '.'), e.toString(), e);
                }
                return classes.getOrDefault(name, Optional.empty()).orElse(null);
            }
        }
        return null;
    }

    /** All classes that extend or implement one, at any distance; itself not. */
    Set<String> subtypesOf(String name) {
        if (isFinal(name)) {
            return Set.of();
        }
        index();
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(name);
        while (!open.isEmpty()) {
            for (String subtype : subtypes.getOrDefault(open.pop(), List.of())) {
                if (found.add(subtype)) {
                    open.push(subtype);
                }
            }
        }
        return found;
    }

    private boolean isFinal(String name) {
        ClassFacts facts = find(name);
        if (facts != null) {
            return facts.isFinal;
        }
        try {
            return name.startsWith("java/lang/")
                    && Modifier.isFinal(
                            Class.forName(name.replace('/', '.'), false, loader).getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The supertypes of a class, itself first, as far as they are known: those outside end a branch. */
    Set<String> supertypesOf(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(name);
        while (!open.isEmpty()) {
            String next = open.poll();
            if (found.add(next)) {
                ClassFacts facts = find(next);
                if (facts != null) {
                    for (String supertype : facts.supertypes) {
                        open.add(supertype);
                    }
                }
            }
        }
        return found;
    }

    /** The names of the methods that a class outside calls on its subclasses, as far as they can be known: of those that it declares. */
    Set<String> overridable(String outside) {
        Set<String> names = new HashSet<>();
        if (outside.equals("java/lang/Object")) {
            return Set.of("equals", "hashCode", "toString");
        }
        try {
            Class<?> type = Class.forName(outside.replace('/', '.'), false, loader);
            for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
                for (var method : c.getDeclaredMethods()) {
                    names.add(method.getName());
                }
            }
            for (var method : type.getMethods()) {
                names.add(method.getName());
            }
        } catch (ClassNotFoundException | LinkageError e) {
            names.add("*");
        }
        return names;
    }

    @Override
    public void close() {
        own.close();
        for (ClassFiles entry : entries.values()) {
            entry.close();
        }
    }
}
