package dev.delayable.runtime.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Java's own serialisation: what is sent must be {@link java.io.Serializable}, as the jobs of generated factories are. Some
 * objects of the JDK that are not travel too: a {@link java.nio.file.Path} of the default file system as its text, {@link
 * java.util.Optional} and its relatives, a {@link java.nio.charset.Charset}, and collections that are views of others, such as
 * {@code list.subList(..)} and {@code map.keySet()}, as a copy that is equal and can be modified.
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
        @SuppressWarnings("ReferenceEquality") // whether it was replaced
        protected Object replaceObject(Object object) throws IOException {
            Object replaced = replacement.apply(object);
            return replaced == object ? TravelForm.of(object) : replaced;
        }
    }

    private static final class ObjectReader extends ObjectInputStream implements Reader {

        private final Arrival arrival;
        private final ArrivalFilter filter;

        @SuppressWarnings("this-escape") // as the constructor of an ObjectInputStream does
        ObjectReader(InputStream source, Arrival arrival) throws IOException {
            super(source);
            this.arrival = arrival;
            // What is set takes the place of the filter of the JVM, if there is one.
            this.filter = new ArrivalFilter(arrival.filter(), getObjectInputFilter());
            setObjectInputFilter(filter);
            enableResolveObject(true);
        }

        @Override
        public @Nullable Object next() throws IOException, ClassNotFoundException {
            try {
                return readObject();
            } catch (InvalidClassException e) {
                throw filter.named(e);
            }
        }

        @Override
        protected @Nullable Object resolveObject(Object object) throws IOException {
            if (object instanceof TravelForm form) {
                filter.check(form.type());
                return form.original();
            }
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

        /** The default looks where this class was loaded, which need not know the interfaces of the program. */
        @Override
        protected Class<?> resolveProxyClass(String[] names) throws IOException, ClassNotFoundException {
            try {
                ClassLoader loader = arrival.loader();
                Class<?>[] interfaces = new Class<?>[names.length];
                for (int i = 0; i < names.length; i++) {
                    interfaces[i] = Class.forName(names[i], false, arrival.loader());
                    if (!Modifier.isPublic(interfaces[i].getModifiers())) {
                        loader = interfaces[i].getClassLoader(); // a proxy of it is in its package
                    }
                }
                return Proxy.newProxyInstance(loader, interfaces, (proxy, method, args) -> null)
                        .getClass();
            } catch (ClassNotFoundException | IllegalArgumentException e) {
                return super.resolveProxyClass(names);
            }
        }
    }
}
