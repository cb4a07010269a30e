package dev.delayable.processor.writing;

import dev.delayable.processor.model.FactoryModel;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiConsumer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/**
 * Hands source text to the compiler. The text of a class is made on threads of the common pool, from a model that holds nothing
 * of the compiler's, while the compiler's own thread reads the next class; it is handed over on the compiler's thread alone.
 */
public final class FactoryFiler {

    /** A class that is being written. */
    private record Begun(TypeElement origin, JavaFileObject file, FactorySource source) {}

    private final Filer filer;
    private final List<Begun> begun = new ArrayList<>();

    public FactoryFiler(Filer filer) {
        this.filer = filer;
    }

    /** Begins to write a class; it comes from one class alone, so that build tools can work incrementally. */
    public void begin(FactoryModel factory) throws IOException {
        TypeElement origin = factory.origin();
        JavaFileObject file = filer.createSourceFile(factory.factory().canonicalName(), origin);
        FactorySource source = new FactorySource(factory);
        begun.add(new Begun(origin, file, source));
        ForkJoinPool.commonPool().execute(source);
    }

    /**
     * Writes all classes that have begun, in their order.
     *
     * @param failed is told of each that could not be written: where it comes from, and why
     */
    public void finish(BiConsumer<TypeElement, Throwable> failed) {
        // From the last one, for the pool goes from the first; it may be busy, or have no thread at all.
        for (int i = begun.size() - 1; i >= 0; i--) {
            begun.get(i).source().run();
        }
        for (Begun one : begun) {
            try {
                String text = one.source().text();
                try (Writer writer = one.file().openWriter()) {
                    writer.write(text);
                }
            } catch (CompletionException e) {
                failed.accept(one.origin(), e.getCause());
            } catch (RuntimeException | IOException e) {
                failed.accept(one.origin(), e);
            }
        }
        begun.clear();
    }
}
