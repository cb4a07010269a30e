package dev.delayable.processor.writing;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/** Hands source text to the compiler. */
public final class FactoryFiler {

    private final Filer filer;

    public FactoryFiler(Filer filer) {
        this.filer = filer;
    }

    /** Writes a class of factories; it comes from that one class alone, so that build tools can work incrementally. */
    public void write(JavaFile file, TypeElement origin) throws IOException {
        String name = file.packageName().isEmpty()
                ? file.typeSpec().name()
                : file.packageName() + "." + file.typeSpec().name();
        try (Writer writer = filer.createSourceFile(name, origin).openWriter()) {
            writer.write(toAscii(file.toString()));
        }
    }

    /** Unicode escapes: the encoding that the compiler writes and reads is the user's choice, and may lack a letter. */
    private static String toAscii(String source) {
        if (isAscii(source)) {
            return source;
        }
        StringBuilder ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c < 0x80) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }

    /** Only ASCII takes one byte a letter. The encoding is quick where a loop over the letters is not compiled yet. */
    private static boolean isAscii(String source) {
        return source.getBytes(StandardCharsets.UTF_8).length == source.length();
    }
}
