package dev.delayable.benchmarks.compile;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;

/**
 * Keeps in memory what a compiler writes. Written to a disk, a file may take longer than what is measured, and the longer
 * the more files were deleted there a moment ago.
 */
final class MemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {

    private int classes;

    MemoryOutput(JavaFileManager input) {
        super(input);
    }

    /** How many classes were written. */
    int classes() {
        return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String name, Kind kind, FileObject sibling) {
        if (kind == Kind.CLASS) {
            classes++;
        }
        return new Written(name.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(Location location, String packageName, String name, FileObject sibling) {
        return new Written(packageName.replace('.', '/') + '/' + name, Kind.OTHER);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        // Asked of each pair of files that are written; each is made but once.
        boolean isWritten = one instanceof Written || other instanceof Written;
        return isWritten ? one.equals(other) : super.isSameFile(one, other);
    }

    private static final class Written extends SimpleJavaFileObject {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Written(String path, Kind kind) {
            super(URI.create("memory:///" + path), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            content.reset();
            return content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content.toString(StandardCharsets.UTF_8);
        }
    }
}
