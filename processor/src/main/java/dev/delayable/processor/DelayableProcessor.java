package dev.delayable.processor;

import com.google.auto.service.AutoService;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.problems.Reporter;
import dev.delayable.processor.reading.Annotations;
import dev.delayable.processor.reading.Methods;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes, for each class with methods marked {@code @Delayable}, the class of their job factories.
 *
 * <p>Each class goes its own way through the {@link ClassPipeline}. A class whose marked signatures mention a type that
 * does not exist yet waits for the next round, in which another processor may have written it.
 */
@AutoService(Processor.class)
public final class DelayableProcessor extends AbstractProcessor {

    /** The qualified names of the classes that wait; elements must not be kept from one round to the next. */
    private final Set<String> waiting = new TreeSet<>();

    private @Nullable ClassPipeline pipeline;

    /** Called by the compiler, through {@link java.util.ServiceLoader}. */
    public DelayableProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // With those that the generated classes carry: javac warns of annotations that no processor claims.
        return Set.of(
                Annotations.DELAYABLE,
                Annotations.DELAYABLE_IMPORT,
                Annotations.DELAYABLE_IMPORTS,
                Annotations.KEYWORD,
                Annotations.DELAYED_GENERATED,
                "javax.annotation.processing.Generated");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(SerializableCheck.OPTION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        pipeline = new ClassPipeline(environment);
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // javac warns of those that are not claimed, and nobody else reads ours
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        checkKeywordsHaveDelayable(round);
        Set<String> names = new TreeSet<>(waiting);
        waiting.clear();
        for (String annotation :
                Set.of(Annotations.DELAYABLE, Annotations.DELAYABLE_IMPORT, Annotations.DELAYABLE_IMPORTS)) {
            for (Element marked : annotatedWith(annotation, round)) {
                TypeElement type = marked instanceof TypeElement markedType ? markedType : Methods.ownerOf(marked);
                names.add(type.getQualifiedName().toString());
            }
        }
        for (String name : names) {
            process(processingEnv.getElementUtils().getTypeElement(name), round.processingOver());
        }
        return true;
    }

    private void process(TypeElement type, boolean isLastRound) {
        ClassPipeline current = Objects.requireNonNull(pipeline);
        try {
            if (!isLastRound && current.mustWait(type)) {
                waiting.add(type.getQualifiedName().toString());
            } else {
                current.process(type);
            }
        } catch (RuntimeException | IOException e) {
            // A bug of ours must not hide what the compiler has to say of the user's code.
            reporter().report(Problem.at(type, Message.UNEXPECTED, type, stackTrace(e)));
        }
    }

    private void checkKeywordsHaveDelayable(RoundEnvironment round) {
        for (Element parameter : annotatedWith(Annotations.KEYWORD, round)) {
            Element method = Objects.requireNonNull(parameter.getEnclosingElement());
            if (!Annotations.has(method, Annotations.DELAYABLE)
                    && !Annotations.has(Methods.ownerOf(method), Annotations.DELAYABLE)) {
                reporter()
                        .report(Problem.at(
                                parameter,
                                Annotations.find(parameter, Annotations.KEYWORD).orElseThrow(),
                                null,
                                Message.KEYWORD_WITHOUT_DELAYABLE));
            }
        }
    }

    private Set<? extends Element> annotatedWith(String annotation, RoundEnvironment round) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(annotation);
        return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
    }

    private Reporter reporter() {
        return new Reporter(processingEnv.getMessager());
    }

    private static String stackTrace(Exception exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
