package dev.delayable.memory;

import dev.delayable.memory.key.FileRules;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How objects of a class enter the key of a job: the rule adds what tells one object from another, in an order that does
 * not change.
 *
 * <pre>{@code
 * memory.rule(Rows.class, (rows, key) -> key.add(rows.checksum()).add(rows.size()))
 * }</pre>
 *
 * <p>A rule must add the same values for the same object each time, and different values for objects that a job could tell
 * apart; it must add at least one. It is called by several threads at once.
 *
 * @param <T> the class of the objects, or one that they extend or implement
 * @see Memory#rule(Class, KeyRule)
 * @since 0.1
 */
@FunctionalInterface
public interface KeyRule<T> {

    /**
     * Adds an object to a key.
     *
     * @param value the object
     * @param key where to add what tells it from others
     * @throws Exception if that cannot be told; the job then has no key
     */
    void add(T value, Key key) throws Exception;

    /**
     * A file by its name, its size and the SHA-256 of its content. The file is read for each key that holds it. The name is
     * part of the key, because the job can see it.
     *
     * @return a rule for {@code Path.class}
     */
    static KeyRule<Path> fileContent() {
        return FileRules.CONTENT;
    }

    /**
     * A file by its name, its size and the time of its last change. Nothing is read, but a change that keeps the size and
     * sets the time back is not seen, and a copy of the file is another file.
     *
     * @return a rule for {@code Path.class}
     */
    static KeyRule<Path> fileSizeAndTime() {
        return FileRules.SIZE_AND_TIME;
    }

    /** What a rule adds to. Not thread-safe; not to be used after the rule has returned. */
    interface Key {

        /**
         * Adds a value, by the rule of its class.
         *
         * @param value anything that an argument of a job may be
         * @return this key
         */
        Key add(@Nullable Object value);

        /**
         * Adds a number.
         *
         * @param value the number
         * @return this key
         */
        Key add(long value);

        /**
         * Adds a number.
         *
         * @param value the number
         * @return this key
         */
        Key add(double value);

        /**
         * Adds a truth value.
         *
         * @param value the truth value
         * @return this key
         */
        Key add(boolean value);
    }
}
