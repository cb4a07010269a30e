package dev.delayable.runtime.backend;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an object of the JDK travels as that Java does not serialise. A view of a collection, such as {@code list.subList(..)},
 * travels as a copy, which is an ordinary collection. A path, a charset and an optional value travel as an object of this class,
 * which is replaced where it is read.
 *
 * @param kind what it stands for
 * @param value what that is made from
 */
record TravelForm(
        byte kind, @SuppressWarnings("serial") @Nullable Object value) implements Serializable {

    private static final byte PATH = 0;
    private static final byte PATH_OF_URI = 1;
    private static final byte CHARSET = 2;
    private static final byte OPTIONAL = 3;
    private static final byte OPTIONAL_INT = 4;
    private static final byte OPTIONAL_LONG = 5;
    private static final byte OPTIONAL_DOUBLE = 6;

    /** Stands in a text for bytes that are none in the charset of file names. */
    private static final char NO_TEXT = '\ufffd';

    /** What an object travels as: itself, if Java serialises it or if nothing can be done about it. */
    @SuppressWarnings("JdkObsolete") // a linked list is to stay one
    static Object of(Object object) throws IOException {
        if (object instanceof Serializable) {
            // The reversed view of a linked list says that it is serialisable, and refuses then.
            return object instanceof LinkedList<?> list
                            && isOfJdk(object)
                            && !object.getClass().equals(LinkedList.class)
                    ? new LinkedList<>(list)
                    : object;
        } else if (object instanceof Path path) {
            return path.getFileSystem().equals(FileSystems.getDefault()) ? ofPath(path) : object;
        } else if (object instanceof Optional<?> optional) {
            return new TravelForm(OPTIONAL, optional.orElse(null));
        } else if (object instanceof OptionalInt optional) {
            return new TravelForm(OPTIONAL_INT, optional.isPresent() ? optional.getAsInt() : null);
        } else if (object instanceof OptionalLong optional) {
            return new TravelForm(OPTIONAL_LONG, optional.isPresent() ? optional.getAsLong() : null);
        } else if (object instanceof OptionalDouble optional) {
            return new TravelForm(OPTIONAL_DOUBLE, optional.isPresent() ? optional.getAsDouble() : null);
        } else if (object instanceof Charset charset) {
            return new TravelForm(CHARSET, charset.name());
        }
        return isOfJdk(object) ? copyOf(object) : object;
    }

    private static boolean isOfJdk(Object object) {
        return object.getClass().getClassLoader() == null;
    }

    private static TravelForm ofPath(Path path) throws IOException {
        String text = path.toString();
        if (text.indexOf(NO_TEXT) < 0 || Path.of(text).equals(path)) {
            return new TravelForm(PATH, text);
        }
        if (!path.isAbsolute()) {
            throw new NotSerializableException(path.getClass().getName()); // its URI would be that of another path
        }
        return new TravelForm(PATH_OF_URI, path.toUri());
    }

    /** A collection that is equal, and of the same kind; the object itself if it is no collection. */
    private static Object copyOf(Object object) {
        if (object instanceof Collection<?> collection) {
            return copyOfCollection(collection);
        } else if (object instanceof SortedMap<?, ?> map) {
            return new TreeMap<>(map);
        } else if (object instanceof Map<?, ?> map) {
            return new LinkedHashMap<>(map);
        } else if (object instanceof Map.Entry<?, ?> entry) {
            return new AbstractMap.SimpleImmutableEntry<>(entry);
        }
        return object;
    }

    @SuppressWarnings("JdkObsolete") // of the queues only this one takes null
    private static Object copyOfCollection(Collection<?> collection) {
        if (collection instanceof SortedSet<?> set) {
            return new TreeSet<>(set);
        } else if (collection instanceof Set<?> set) {
            return copyOfSet(set);
        } else if (collection instanceof List || !(collection instanceof Queue)) {
            return new ArrayList<>(collection);
        }
        return collection instanceof Deque<?> deque ? new LinkedList<>(deque) : new LinkedList<>(collection);
    }

    /** Entries are copied one by one: some maps have one object for all, and hash it in a way of their own. */
    private static Set<Object> copyOfSet(Set<?> set) {
        boolean isByIdentity = set.getClass().getName().startsWith(IdentityHashMap.class.getName() + "$");
        Set<Object> copy =
                isByIdentity ? Collections.newSetFromMap(new IdentityHashMap<>()) : new LinkedHashSet<>(set.size() * 2);
        for (Object element : set) {
            copy.add(
                    element instanceof Map.Entry<?, ?> entry && isOfJdk(element)
                            ? new AbstractMap.SimpleImmutableEntry<>(entry)
                            : element);
        }
        return copy;
    }

    /** The type of what it stands for, as users name it. */
    Class<?> type() throws IOException {
        return switch (kind) {
            case PATH, PATH_OF_URI -> Path.class;
            case CHARSET -> Charset.class;
            case OPTIONAL -> Optional.class;
            case OPTIONAL_INT -> OptionalInt.class;
            case OPTIONAL_LONG -> OptionalLong.class;
            case OPTIONAL_DOUBLE -> OptionalDouble.class;
            default -> throw new InvalidObjectException("a form of kind " + kind);
        };
    }

    /** What it stands for. */
    Object original() throws IOException {
        return switch (kind) {
            case PATH -> Path.of((String) required());
            case PATH_OF_URI -> Path.of((URI) required());
            case CHARSET -> Charset.forName((String) required());
            case OPTIONAL -> Optional.ofNullable(value);
            case OPTIONAL_INT -> value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
            case OPTIONAL_LONG -> value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
            case OPTIONAL_DOUBLE -> value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
            default -> throw new InvalidObjectException("a form of kind " + kind);
        };
    }

    private Object required() throws IOException {
        if (value == null) {
            throw new InvalidObjectException("a form of kind " + kind + " without a value");
        }
        return value;
    }
}
