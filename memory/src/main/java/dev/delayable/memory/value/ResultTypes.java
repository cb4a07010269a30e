package dev.delayable.memory.value;

import java.io.Externalizable;
import java.io.File;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The classes that a result may hold: values and collections of the JDK; the declared type of the result with its subtypes and its
 * type arguments; and the same for the fields of those. What is not among them is neither written nor read: a file that somebody
 * has planted cannot make an object of any class that it likes. Thread-safe.
 */
public final class ResultTypes implements ObjectInputFilter {

    private static final int MAX_DEPTH = 10_000;

    private static final Set<Class<?>> VALUES = Set.of(
            Object.class,
            Number.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            String.class,
            Enum.class,
            StringBuilder.class,
            StringBuffer.class,
            StackTraceElement.class,
            Class.class,
            BigInteger.class,
            BigDecimal.class,
            MathContext.class,
            RoundingMode.class,
            URI.class,
            File.class,
            UUID.class,
            Locale.class,
            Date.class,
            Pattern.class,
            java.util.BitSet.class,
            java.util.Currency.class);

    /** Of these packages everything that is a value or a collection, but nothing that calls methods by name. */
    private static final Set<String> PACKAGES =
            Set.of("java.time", "java.time.chrono", "java.util", "java.util.concurrent", "java.util.concurrent.atomic");

    /** Types that say nothing of their subtypes. */
    private static final Set<Class<?>> OPEN =
            Set.of(Object.class, Serializable.class, Comparable.class, Cloneable.class, Record.class, Enum.class);

    /** Each of these with its subtypes. Only grows. */
    private final Set<Class<?>> roots = ConcurrentHashMap.newKeySet();

    private final Set<Class<?>> allowed = ConcurrentHashMap.newKeySet();

    /**
     * The classes of a result.
     *
     * @param declared its declared type
     * @param more further classes, which the user has named
     */
    public ResultTypes(Type declared, Collection<Class<?>> more) {
        add(declared, new HashSet<>());
        more.forEach(type -> add(type, new HashSet<>()));
    }

    private void add(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof Class<?> plain) {
            Class<?> element = plain;
            while (element.isArray()) {
                element = element.getComponentType();
            }
            if (!element.isPrimitive() && !OPEN.contains(element) && !isOfJdk(element)) {
                roots.add(element);
            }
        } else if (type instanceof ParameterizedType parameterized) {
            add(parameterized.getRawType(), seen);
            addAll(parameterized.getActualTypeArguments(), seen);
        } else if (type instanceof GenericArrayType array) {
            add(array.getGenericComponentType(), seen);
        } else if (type instanceof WildcardType wildcard) {
            addAll(wildcard.getUpperBounds(), seen);
        } else if (type instanceof TypeVariable<?> variable) {
            addAll(variable.getBounds(), seen);
        }
    }

    private void addAll(Type[] types, Set<Type> seen) {
        for (Type type : types) {
            add(type, seen);
        }
    }

    /** Whether a result may hold objects of a class. */
    public boolean isAllowed(Class<?> type) {
        if (allowed.contains(type)) {
            return true;
        }
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        boolean isAllowed = (element.isPrimitive() || isOfJdk(element)) ? isPlain(element) : isKnown(element);
        if (isAllowed) {
            allowed.add(type);
        }
        return isAllowed;
    }

    private static boolean isPlain(Class<?> type) {
        if (type.isPrimitive() || VALUES.contains(type)) {
            return true;
        }
        if (type == Optional.class || Path.class.isAssignableFrom(type)) {
            return true; // what is read in place of them was checked; they themselves cannot be serialised
        }
        if (Externalizable.class.isAssignableFrom(type)) {
            return type.getPackageName().equals("java.time")
                    || type.getPackageName().equals("java.time.chrono");
        }
        boolean isCollection = Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || Map.Entry.class.isAssignableFrom(type)
                || Comparator.class.isAssignableFrom(type)
                || type.isEnum()
                || Number.class.isAssignableFrom(type)
                || type.getName()
                        .matches("java\\.util\\.(CollSer|EnumSet\\$SerializationProxy|Collections\\$.*|Arrays\\$.*)");
        boolean isException =
                Throwable.class.isAssignableFrom(type) && type.getPackageName().matches("java\\.(lang|io|util)");
        boolean isInPackages = PACKAGES.contains(type.getPackageName());
        return isException || (isInPackages && (isCollection || type.getName().startsWith("java.time.")));
    }

    private boolean isKnown(Class<?> type) {
        if (type == StoredPath.class || type == StoredOptional.class) {
            return true;
        }
        for (Class<?> root : roots) {
            if (root.isAssignableFrom(type) || type.isAssignableFrom(root)) {
                addFields(type);
                return true;
            }
        }
        return false;
    }

    private void addFields(Class<?> type) {
        for (Class<?> c = type; c != null && !isOfJdk(c); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    add(field.getGenericType(), new HashSet<>());
                }
            }
        }
    }

    static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
    }

    @Override
    public Status checkInput(FilterInfo info) {
        Class<?> type = info.serialClass();
        if (type == null) {
            return info.depth() > MAX_DEPTH ? Status.REJECTED : Status.UNDECIDED;
        }
        return isAllowed(type) ? Status.ALLOWED : Status.REJECTED;
    }
}
