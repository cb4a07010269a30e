package dev.delayable.processor;

import com.google.auto.service.AutoService;
import dev.delayable.processor.checking.FactoryRules;
import dev.delayable.processor.checking.MethodRules;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.problems.Reporter;
import dev.delayable.processor.problems.Result;
import dev.delayable.processor.reading.Annotations;
import dev.delayable.processor.reading.MethodReader;
import dev.delayable.processor.reading.Methods;
import dev.delayable.processor.reading.MissingTypes;
import dev.delayable.processor.reading.TypeReader;
import dev.delayable.processor.writing.FactoryFiler;
import dev.delayable.processor.writing.FactoryWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Writes, for each class with methods marked {@code @Delayable}, the class of their job factories.
 *
 * <p>Each class goes by itself through the same steps: its methods are read and checked, mistakes are reported, and what
 * is left is written. A class whose annotated signatures mention a type that does not exist yet waits for the next round,
 * in which another processor may have written it.
 */
@AutoService(Processor.class)
public final class DelayableProcessor extends AbstractProcessor {

    /** The qualified names of the classes that wait; elements must not be kept from one round to the next. */
    private final Set<String> waiting = new TreeSet<>();

    /** Called by the compiler, through {@link java.util.ServiceLoader}. */
    public DelayableProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // With those that the generated classes carry: javac warns of annotations that no processor claims.
        return Set.of(
                Annotations.DELAYABLE,
                Annotations.KEYWORD,
                Annotations.DELAYED_GENERATED,
                "javax.annotation.processing.Generated");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        checkKeywordsHaveDelayable(round);
        Set<String> owners = new TreeSet<>(waiting);
        waiting.clear();
        for (Element marked : annotatedWith(Annotations.DELAYABLE, round)) {
            Element owner = marked instanceof TypeElement ? marked : marked.getEnclosingElement();
            owners.add(((TypeElement) owner).getQualifiedName().toString());
        }
        for (String name : owners) {
            TypeElement owner = processingEnv.getElementUtils().getTypeElement(name);
            try {
                process(owner, round.processingOver());
            } catch (RuntimeException | IOException e) {
                // A bug of ours must not hide what the compiler has to say of the user's code.
                reporter().report(Problem.at(owner, Message.UNEXPECTED, name, stackTrace(e)));
            }
        }
        return true;
    }

    private void process(TypeElement owner, boolean isLastRound) throws IOException {
        Elements elements = processingEnv.getElementUtils();
        TypeReader typeReader = new TypeReader(elements);
        List<ExecutableElement> methods = Methods.marked(owner, elements);
        if (!isLastRound && methods.stream().anyMatch(MissingTypes::areInSignature)) {
            waiting.add(owner.getQualifiedName().toString());
            return;
        }
        if (!checkNotPrivate(owner)) {
            return;
        }
        // A type that is still missing is the compiler's to report; the other methods have their factories.
        List<Result<MethodModel>> read = methods.stream()
                .filter(method -> !MissingTypes.areInSignature(method))
                .map(this::read)
                .toList();
        read.forEach(method -> reporter().report(method.problems()));
        List<MethodModel> wellRead =
                read.stream().flatMap(method -> method.value().stream()).toList();
        FactoryRules.Checked checked = new FactoryRules(elements).check(typeReader.read(owner, wellRead));
        reporter().report(checked.problems());
        if (!checked.factory().methods().isEmpty()) {
            new FactoryFiler(processingEnv.getFiler()).write(new FactoryWriter(checked.factory()).write(), owner);
        }
    }

    private Result<MethodModel> read(ExecutableElement method) {
        Elements elements = processingEnv.getElementUtils();
        List<Problem> problems = new MethodRules(elements, processingEnv.getTypeUtils()).check(method);
        return problems.isEmpty()
                ? new MethodReader(elements, processingEnv.getTypeUtils()).read(method)
                : Result.failed(problems);
    }

    private boolean checkNotPrivate(TypeElement owner) {
        for (Element element = owner; element instanceof TypeElement; element = element.getEnclosingElement()) {
            if (element.getModifiers().contains(Modifier.PRIVATE)) {
                reporter().report(Problem.at(element, Message.PRIVATE_CLASS, element.getSimpleName()));
                return false;
            }
        }
        return true;
    }

    private void checkKeywordsHaveDelayable(RoundEnvironment round) {
        for (Element parameter : annotatedWith(Annotations.KEYWORD, round)) {
            Element method = parameter.getEnclosingElement();
            if (method.getKind() != ElementKind.METHOD || !Annotations.has(method, Annotations.DELAYABLE)) {
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
