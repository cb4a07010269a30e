package dev.delayable.memory.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ObjectWriter} has written, and nothing that the filter does not allow. */
final class ObjectReader extends ObjectInputStream {

    private final ClassLoader loader;

    @SuppressWarnings("this-escape") // as the constructor of an ObjectInputStream does
    ObjectReader(InputStream in, ResultTypes types, ClassLoader loader) throws IOException {
        super(in);
        this.loader = loader;
        setObjectInputFilter(types);
        enableResolveObject(true);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        long shape = readLong();
        Class<?> type;
        try {
            type = Class.forName(description.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            type = super.resolveClass(description); // knows the primitive types, too
        }
        if (shape != Shape.of(type)) {
            throw new ShapeChanged(type);
        }
        return type;
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object object) {
        if (object instanceof StoredPath path) {
            return path.path();
        }
        return object instanceof StoredOptional optional ? optional.optional() : object;
    }

    /** A class has other fields or components than when it was written. */
    static final class ShapeChanged extends IOException {

        private static final long serialVersionUID = 1L;

        ShapeChanged(Class<?> type) {
            super("the fields of " + type.getName() + " have changed");
        }
    }
}
