package dev.delayable.processor;

import com.google.testing.compile.Compilation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Loads what a compilation has made. */
final class GeneratedClasses extends ClassLoader {

    private final Map<String, byte[]> classes = new HashMap<>();

    GeneratedClasses(Compilation compilation) throws IOException {
        super(GeneratedClasses.class.getClassLoader());
        String root = "/" + StandardLocation.CLASS_OUTPUT + "/";
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String path = file.toUri().getPath();
                String name = path.substring(root.length(), path.length() - ".class".length());
                try (InputStream in = file.openInputStream()) {
                    classes.put(name.replace('/', '.'), in.readAllBytes());
                }
            }
        }
    }

    /** The binary names of the classes. */
    Set<String> names() {
        return classes.keySet();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Calls a public static method without parameters. */
    Object call(String className, String method) throws ReflectiveOperationException {
        return Objects.requireNonNull(loadClass(className).getMethod(method).invoke(null));
    }

    /** Writes an object and reads it again. */
    Object copy(Serializable object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(type.getName(), false, GeneratedClasses.this);
                } catch (ClassNotFoundException e) {
                    return super.resolveClass(type);
                }
            }
        }) {
            return in.readObject();
        }
    }
}
