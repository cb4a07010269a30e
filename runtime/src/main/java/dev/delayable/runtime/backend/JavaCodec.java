package dev.delayable.runtime.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Java's own serialisation: what is sent must be {@link java.io.Serializable}, as the jobs of generated factories are.
 *
 * @since 0.1
 */
public final class JavaCodec implements Codec {

    /** A codec; it has no state. */
    public JavaCodec() {}

    @Override
    public Writer writer(OutputStream target, UnaryOperator<Object> replacement) throws IOException {
        return new ObjectWriter(target, replacement);
    }

    @Override
    public Reader reader(InputStream source, Arrival arrival) throws IOException {
        return new ObjectReader(source, arrival);
    }

    private static final class ObjectWriter extends ObjectOutputStream implements Writer {

        private final UnaryOperator<Object> replacement;

        ObjectWriter(OutputStream target, UnaryOperator<Object> replacement) throws IOException {
            super(target);
            this.replacement = replacement;
            enableReplaceObject(true);
        }

        @Override
        public void write(@Nullable Object object) throws IOException {
            writeObject(object);
            flush();
        }

        @Override
        protected Object replaceObject(Object object) {
            return replacement.apply(object);
        }
    }

    private static final class ObjectReader extends ObjectInputStream implements Reader {

        private final Arrival arrival;

        @SuppressWarnings("this-escape") // as the constructor of an ObjectInputStream does
        ObjectReader(InputStream source, Arrival arrival) throws IOException {
            super(source);
            this.arrival = arrival;
            // What is set takes the place of the filter of the JVM, if there is one.
            setObjectInputFilter(ObjectInputFilter.merge(arrival.filter(), getObjectInputFilter()));
            enableResolveObject(true);
        }

        @Override
        public @Nullable Object next() throws IOException, ClassNotFoundException {
            return readObject();
        }

        @Override
        protected @Nullable Object resolveObject(Object object) {
            return arrival.resolution().apply(object);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, arrival.loader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description); // knows the primitive types, too
            }
        }
    }
}
