package dev.delayable.memory.value;

import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Java's serialisation, with the shape of each class, and with paths and optional values. */
final class ObjectWriter extends ObjectOutputStream {

    private final ResultTypes types;

    @SuppressWarnings("this-escape") // as the constructor of an ObjectOutputStream does
    ObjectWriter(OutputStream out, ResultTypes types) throws IOException {
        super(out);
        this.types = types;
        enableReplaceObject(true);
    }

    @Override
    protected @Nullable Object replaceObject(@Nullable Object object) {
        if (object instanceof Path path && path.getFileSystem().equals(FileSystems.getDefault())) {
            return new StoredPath(path.toString().replace(File.separatorChar, '/'));
        }
        return object instanceof Optional<?> optional ? new StoredOptional(optional.orElse(null)) : object;
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
        if (!types.isAllowed(type)) {
            throw new NotAllowed(type);
        }
        writeLong(Shape.of(type));
    }

    /** Not to be read back, so it is not written. No IOException: one would itself be written to the stream. */
    static final class NotAllowed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        final transient Class<?> type;

        NotAllowed(Class<?> type) {
            super(type.getName());
            this.type = type;
        }
    }
}
