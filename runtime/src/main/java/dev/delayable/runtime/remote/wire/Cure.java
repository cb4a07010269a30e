package dev.delayable.runtime.remote.wire;

import java.io.Closeable;
import java.lang.reflect.Member;
import java.nio.Buffer;
import java.nio.channels.Channel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.stream.BaseStream;

/** What a user can do about an object that is not serialisable. No one can make a type of the JDK serialisable. */
final class Cure {

    private static final Cure ARGUMENT = new Cure(
            "create it in the job, or hold it in a static field",
            "open it in the job, and pass what it is opened from, such as the path",
            "pass",
            "in the job");

    private static final Cure RESULT = new Cure(
            "it belongs to its JVM: keep it in the job, and return a value",
            "use it in the job, and return what came of it, or what it is opened from, such as the path",
            "return",
            "in the caller");

    /** For threads and the like. */
    private final String create;

    /** For files and the like. */
    private final String open;

    /** What the user does with something else instead. */
    private final String pass;

    /** Where something else is turned into the object. */
    private final String there;

    private Cure(String create, String open, String pass, String there) {
        this.create = create;
        this.open = open;
        this.pass = pass;
        this.there = there;
    }

    /** What to do about objects that should go to a worker. */
    static Cure ofArgument() {
        return ARGUMENT;
    }

    /** What to do about objects that should come back from a worker. */
    static Cure ofResult() {
        return RESULT;
    }

    /** The cure for an object. */
    String of(Object object) {
        Class<?> type = object.getClass();
        if (isLambda(type)) {
            return ofLambda(type);
        } else if (object instanceof Path path) {
            return path.getFileSystem().equals(FileSystems.getDefault())
                    ? "its name has bytes that are no text in this locale: " + pass + " the absolute path"
                    : "it belongs to another file system than the default one: " + pass
                            + " the path as its text, by toString(), and open the file system " + there;
        } else if (object instanceof Collection || object instanceof Map) {
            return ofCollection(object) + (Culprit.isOfJdk(type) ? "" : ", or make the type Serializable");
        }
        return Culprit.isOfJdk(type) ? ofJdk(object) : "make the type Serializable";
    }

    /** The cure for an object of which nothing but its type is known. */
    String ofType(String type) {
        if (type.contains("$$Lambda")) {
            return "cast the lambda, as in (Function<..> & Serializable) ... -> ...";
        }
        return Unsendable.isOfJdk(type) ? other() : "make the type Serializable";
    }

    private String other() {
        return pass + " what it is made from, and make it " + there;
    }

    private String collect() {
        return "collect its elements into a list, and " + pass + " that";
    }

    private static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.getName().contains("$$Lambda");
    }

    private static String ofLambda(Class<?> type) {
        Class<?>[] interfaces = type.getInterfaces();
        String target = interfaces.length == 0 ? "Function" : interfaces[0].getSimpleName();
        boolean isGeneric = interfaces.length == 0 || interfaces[0].getTypeParameters().length > 0;
        return "cast the lambda, as in (" + target + (isGeneric ? "<..>" : "") + " & Serializable) ... -> ...";
    }

    private static String ofCollection(Object object) {
        if (object instanceof Map) {
            return "copy it, as in new HashMap<>(..)";
        } else if (object instanceof Set) {
            return "copy it, as in new HashSet<>(..)";
        }
        return "copy it, as in new ArrayList<>(..)" + (object instanceof List ? " or List.copyOf(..)" : "");
    }

    private String ofJdk(Object object) {
        if (object.getClass().equals(Object.class)) {
            return "if it is a lock, hold it in a static field; if not, " + pass + " a value of another type";
        } else if (object instanceof Future) {
            return "wait for its result, and " + pass + " that";
        } else if (object instanceof Buffer) {
            return "copy its content into an array, and " + pass + " that";
        } else if (object instanceof CharSequence) {
            return pass + " its text, by toString()";
        } else if (object instanceof Member) {
            return pass + " the class and the name, and look it up " + there;
        } else if (object instanceof Matcher) {
            return pass + " the text and the Pattern, and match " + there;
        } else if (object instanceof BaseStream) {
            return collect();
        } else if (isOf(object, "java.net.http")) {
            return create;
        } else if (object instanceof Closeable
                || object instanceof Channel
                || object instanceof FileSystem
                || isOf(object, "java.net", "java.sql", "javax.sql", "java.util.zip", "javax.net")) {
            return open;
        } else if (object instanceof Iterator || object instanceof Enumeration || object instanceof Spliterator) {
            return collect();
        } else if (object instanceof AutoCloseable
                || isOf(object, "java.lang", "java.util.concurrent", "java.util.logging", "java.util.Timer")) {
            return create;
        }
        return other();
    }

    /** Whether its class, or one above it, is in one of some packages, or is called so. Interfaces of java.lang say little. */
    private static boolean isOf(Object object, String... names) {
        for (Class<?> type = object.getClass();
                type != null && !type.equals(Object.class);
                type = type.getSuperclass()) {
            if (isIn(type, names)) {
                return true;
            }
            for (Class<?> each : type.getInterfaces()) {
                if (!each.getPackageName().equals("java.lang") && isIn(each, names)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isIn(Class<?> type, String... names) {
        return Arrays.stream(names)
                .anyMatch(name -> type.getName().equals(name) || type.getName().startsWith(name + "."));
    }
}
