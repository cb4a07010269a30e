package dev.delayable.processor;

import com.google.auto.service.AutoService;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.problems.Reporter;
import dev.delayable.processor.reading.Annotations;
import dev.delayable.processor.reading.CompilerFailures;
import dev.delayable.processor.reading.RuntimeVersion;
import dev.delayable.processor.reading.VisibleClasses;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
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
 * does not exist yet waits for the next round, in which another processor may have written it; and so do all classes with
 * mistakes meanwhile, for an error ends the rounds.
 */
@AutoService(Processor.class)
public final class DelayableProcessor extends AbstractProcessor {

    /** The qualified names of the classes that wait; elements must not be kept from one round to the next. */
    private final Set<String> waiting = new TreeSet<>();

    /** The first version of Java that has all that generated code needs. */
    private static final SourceVersion OLDEST = SourceVersion.RELEASE_17;

    private @Nullable ClassPipeline pipeline;
    private boolean isOldSourceLevelReported;
    private boolean isOldRuntimeReported;

    /** Called by the compiler, through {@link java.util.ServiceLoader}. */
    public DelayableProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // With those that the generated classes carry: javac warns of annotations that no processor claims.
        Set<String> supported = new TreeSet<>(Set.of(
                Annotations.DELAYABLE,
                Annotations.DELAYABLE_IMPORT,
                Annotations.DELAYABLE_IMPORTS,
                Annotations.KEYWORD,
                Annotations.SENSITIVE,
                Annotations.NOT_IN_KEY,
                Annotations.DELAYED_GENERATED));
        if (!OtherProcessors.mayAskFor(Annotations.GENERATED)) {
            // It is not ours: a claim hides it from the processors behind this one.
            supported.add(Annotations.GENERATED);
        }
        return supported;
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
        ClassPipeline current = Objects.requireNonNull(pipeline);
        current.startRound();
        for (String mark : List.of(Annotations.KEYWORD, Annotations.SENSITIVE, Annotations.NOT_IN_KEY)) {
            checkMethodsAreDelayable(mark, annotations, round);
        }
        // In the order of their names; compilers differ in theirs.
        Map<String, TypeElement> types = new TreeMap<>();
        for (String name : waiting) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            if (type != null) { // else two classes have the name, or it is broken in some other way
                types.put(name, type);
            }
        }
        waiting.clear();
        for (String annotation :
                Set.of(Annotations.DELAYABLE, Annotations.DELAYABLE_IMPORT, Annotations.DELAYABLE_IMPORTS)) {
            for (Element marked : annotatedWith(annotation, annotations, round)) {
                typeOf(marked).ifPresent(type -> types.put(VisibleClasses.canonicalName(type), type));
            }
        }
        AnnotationTypes.marked(round.getRootElements(), processingEnv.getElementUtils()).stream()
                .flatMap(type -> typeOf(type).stream())
                .forEach(type -> types.put(VisibleClasses.canonicalName(type), type));
        if (!types.isEmpty() && !(isSourceLevelEnough() && isRuntimeFitting())) {
            return true;
        }
        boolean mayWait = !round.processingOver();
        Set<String> broken = mayWait ? namesOfBroken(types) : Set.of();
        waiting.addAll(broken);
        types.forEach((name, type) -> {
            if (!broken.contains(name)) {
                process(type, !broken.isEmpty());
            }
        });
        current.finishRound(this::reportUnexpected);
        return true;
    }

    /**
     * The class that an element is or belongs to. While somebody types, a method may stand outside all classes, and a
     * class may have no name.
     */
    private static Optional<TypeElement> typeOf(Element element) {
        if (element instanceof TypeElement type) {
            return Optional.of(type).filter(named -> SourceVersion.isName(VisibleClasses.canonicalName(named)));
        }
        return Optional.ofNullable(element.getEnclosingElement()).flatMap(DelayableProcessor::typeOf);
    }

    /** Whether the runtime knows the form of what is written; if not, this is said once, in place of errors in generated code. */
    private boolean isRuntimeFitting() {
        OptionalInt newest = RuntimeVersion.newestFormat(processingEnv.getElementUtils());
        if (newest.isEmpty() || newest.getAsInt() >= FactoryModel.FORMAT) {
            return true;
        }
        if (!isOldRuntimeReported) {
            isOldRuntimeReported = true;
            reporter().report(Message.OLD_RUNTIME, FactoryModel.FORMAT, newest.getAsInt());
        }
        return false;
    }

    /** Whether there are records; if not, this is said once. */
    private boolean isSourceLevelEnough() {
        SourceVersion version = processingEnv.getSourceVersion();
        if (version.compareTo(OLDEST) >= 0) {
            return true;
        }
        if (!isOldSourceLevelReported) {
            isOldSourceLevelReported = true;
            String release = version.name().replace("RELEASE_", "");
            reporter().report(Message.OLD_SOURCE_LEVEL, release);
        }
        return false;
    }

    /** The classes that mention a type that another processor may yet write. */
    private Set<String> namesOfBroken(Map<String, TypeElement> types) {
        Set<String> broken = new TreeSet<>();
        types.forEach((name, type) -> {
            if (mustWait(type)) {
                broken.add(name);
            }
        });
        return broken;
    }

    private boolean mustWait(TypeElement type) {
        try {
            return Objects.requireNonNull(pipeline).mustWait(type);
        } catch (RuntimeException | StackOverflowError e) {
            return false; // comes again, and is reported, when the class is processed
        }
    }

    /**
     * Processes a class.
     *
     * @param othersWait whether other classes wait for a later round: javac has none after an error, so a class with a mistake
     *     waits as well
     */
    private void process(TypeElement type, boolean othersWait) {
        ClassPipeline current = Objects.requireNonNull(pipeline);
        try {
            Draft draft = current.draft(type);
            if (othersWait && draft.hasErrors()) {
                waiting.add(VisibleClasses.canonicalName(type));
            } else {
                current.publish(draft);
            }
        } catch (RuntimeException | StackOverflowError | IOException e) {
            reportUnexpected(type, e);
        }
    }

    /** Neither a bug of ours nor a class file that is missing hides what the compiler has to say of the user's code. */
    private void reportUnexpected(TypeElement type, Throwable exception) {
        reporter()
                .report(
                        CompilerFailures.isOne(exception)
                                ? Problem.at(type, Message.UNREADABLE, type, CompilerFailures.message(exception))
                                : Problem.at(type, Message.UNEXPECTED, type, stackTrace(exception)));
    }

    /** A mark on a parameter says something of the jobs of its method; there must be some. */
    private void checkMethodsAreDelayable(String mark, Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element parameter : annotatedWith(mark, annotations, round)) {
            Element method = Objects.requireNonNull(parameter.getEnclosingElement());
            boolean isMarked = Annotations.has(method, Annotations.DELAYABLE)
                    || typeOf(method).stream().allMatch(type -> Annotations.has(type, Annotations.DELAYABLE));
            if (!isMarked) {
                reporter()
                        .report(Problem.at(
                                parameter,
                                Annotations.find(parameter, mark).orElseThrow(),
                                null,
                                Message.MARK_WITHOUT_DELAYABLE,
                                mark.substring(mark.lastIndexOf('.') + 1)));
            }
        }
    }

    /**
     * The elements with an annotation.
     *
     * @param annotations those that are on any element: for each question the compiler looks through all classes of the
     *     round, and those that were generated have none of ours
     */
    private static Set<? extends Element> annotatedWith(
            String annotation, Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return annotations.stream()
                .filter(type -> type.getQualifiedName().contentEquals(annotation))
                .findFirst()
                .<Set<? extends Element>>map(round::getElementsAnnotatedWith)
                .orElse(Set.of());
    }

    private Reporter reporter() {
        return new Reporter(processingEnv.getMessager());
    }

    private static String stackTrace(Throwable exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
