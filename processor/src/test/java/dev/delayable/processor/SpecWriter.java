package dev.delayable.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Another processor: writes a class {@code Spec} with a marked method beside each class {@code Other}. */
final class SpecWriter extends AbstractProcessor {

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getRootElements()) {
            if (element.getSimpleName().contentEquals("Other")) {
                write(element);
            }
        }
        return false;
    }

    private void write(Element origin) {
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile("rounds.other.Spec", origin)
                .openWriter()) {
            writer.write("""
                    package rounds.other;

                    public class Spec {
                        private Spec() {}

                        public static class Builder {
                            private Builder() {}
                        }

                        @dev.delayable.annotations.Delayable
                        static int marked(int x) {
                            return x;
                        }
                    }
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
