package dev.delayable.processor;

import dev.delayable.processor.checking.FactoryRules;
import dev.delayable.processor.checking.MethodRules;
import dev.delayable.processor.checking.OwnTypes;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.problems.Reporter;
import dev.delayable.processor.problems.Result;
import dev.delayable.processor.reading.Accessibility;
import dev.delayable.processor.reading.ClassImport;
import dev.delayable.processor.reading.MethodReader;
import dev.delayable.processor.reading.Methods;
import dev.delayable.processor.reading.MissingTypes;
import dev.delayable.processor.reading.SourceFiles;
import dev.delayable.processor.reading.TypeReader;
import dev.delayable.processor.writing.FactoryFiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The way of one class: its methods are read and checked, which gives a {@link Draft}; mistakes are reported, and what is left
 * is written, when the draft is {@linkplain #publish published}. One mistake is one message, and takes only its own method
 * along: where nothing is left of a class, it is written without methods, so that its users are not told of a missing class.
 */
final class ClassPipeline {

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Reporter reporter;
    private final MethodRules methodRules;
    private final MethodReader methodReader;
    private final TypeReader typeReader;
    private final FactoryRules factoryRules;
    private final SerializableCheck serializableCheck;
    private final FactoryFiler filer;

    /** The owners of the classes that were written, by the names of these classes. */
    private final Map<String, String> written = new HashMap<>();

    ClassPipeline(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        Types types = environment.getTypeUtils();
        this.reporter = new Reporter(environment.getMessager());
        this.methodRules = new MethodRules(elements, types);
        this.methodReader = new MethodReader(elements, types);
        this.typeReader = new TypeReader(environment);
        this.factoryRules = new FactoryRules(elements);
        this.serializableCheck = new SerializableCheck(environment, reporter);
        this.filer = new FactoryFiler(environment.getFiler());
    }

    /** To be called before any other method in a round. */
    void startRound() {
        typeReader.startRound();
    }

    /** Whether a type is missing that another processor may yet write. */
    boolean mustWait(TypeElement type) {
        return Methods.marked(type, elements).stream().anyMatch(ClassPipeline::isBroken)
                || ClassImport.of(type).stream().anyMatch(ClassImport::isMissing);
    }

    Draft draft(TypeElement type) {
        Draft draft = new Draft();
        List<ExecutableElement> marked = Methods.marked(type, elements);
        if (!marked.isEmpty()) {
            draftMarked(type, marked, draft);
        }
        for (ClassImport classImport : ClassImport.of(type)) {
            if (!classImport.isMissing()) {
                draftImport(classImport, draft);
            }
        }
        return draft;
    }

    /** Reports and writes; a class that is in the way of another is reported too. */
    void publish(Draft draft) throws IOException {
        for (Draft.Report report : draft.reports()) {
            reporter.report(report.problem(), report.kind());
        }
        for (Draft.Planned planned : draft.planned()) {
            write(planned.factory()).map(planned.placing()).ifPresent(reporter::report);
        }
    }

    /**
     * Waits for what was published, and hands it to the compiler.
     *
     * @param failed is told of each class whose factories could not be written, and why
     */
    void finishRound(BiConsumer<TypeElement, Throwable> failed) {
        filer.finish(failed);
    }

    private void draftMarked(TypeElement owner, List<ExecutableElement> marked, Draft draft) {
        if (SourceFiles.isInFileWithoutClass(owner, environment)) {
            if (isRunnable(owner)) {
                draft.report(Problem.at(marked.get(0), Message.NO_CLASS));
            }
            return;
        }
        Optional<TypeElement> privateClass = Accessibility.firstPrivate(owner);
        if (privateClass.isPresent()) {
            draft.report(Problem.at(
                    privateClass.get(),
                    Message.PRIVATE_CLASS,
                    privateClass.get().getSimpleName()));
            return;
        }
        // A type that is still missing is the compiler's to report; the other methods have their factories. But for
        // overloads: what is missing may be of any type, so that the compiler could not tell which one is called.
        Set<Name> broken = marked.stream()
                .filter(ClassPipeline::isBroken)
                .map(ExecutableElement::getSimpleName)
                .collect(Collectors.toSet());
        List<Result<MethodModel>> read = marked.stream()
                .filter(method -> !broken.contains(method.getSimpleName()))
                .map(this::read)
                .toList();
        read.forEach(method -> draft.report(method.problems()));
        FactoryRules.Checked checked = check(owner, owner, read);
        draft.report(checked.problems());
        boolean isAnythingSaid = draft.hasErrors();
        serializableCheck.check(checked.factory(), draft, UnaryOperator.identity());
        if (isAnythingSaid || !checked.factory().methods().isEmpty()) {
            draft.plan(checked.factory(), UnaryOperator.identity());
        }
    }

    /** A file without a class must be a program; while somebody types, one may look like that and be no such file. */
    private static boolean isRunnable(TypeElement owner) {
        return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                .anyMatch(method -> method.getSimpleName().contentEquals("main"));
    }

    private void draftImport(ClassImport classImport, Draft draft) {
        List<Problem> problems = new ArrayList<>(classImport.check(elements));
        if (problems.isEmpty()) {
            List<Result<MethodModel>> read =
                    classImport.methods(elements).stream().map(this::read).toList();
            FactoryRules.Checked checked = check(classImport.imported(), classImport.origin(), read);
            List<Problem> unfit = new ArrayList<>(checked.problems());
            read.forEach(method -> unfit.addAll(method.problems()));
            problems.addAll(classImport.relevant(unfit, Message.IMPORT_UNFIT));
            serializableCheck.check(
                    checked.factory(),
                    draft,
                    unsendable -> classImport.relevant(unsendable, Message.IMPORT_UNSENDABLE));
            if (!checked.factory().methods().isEmpty()) {
                draft.plan(checked.factory(), classImport::atClass);
            }
        }
        draft.report(problems);
    }

    /** Whether a type is missing that may yet be written, but not by us. */
    private static boolean isBroken(ExecutableElement method) {
        return MissingTypes.areInSignature(method) && OwnTypes.check(method).isEmpty();
    }

    private Result<MethodModel> read(ExecutableElement method) {
        List<Problem> own = OwnTypes.check(method);
        List<Problem> problems = own.isEmpty() ? methodRules.check(method) : own;
        return problems.isEmpty() ? methodReader.read(method) : Result.failed(problems);
    }

    private FactoryRules.Checked check(TypeElement owner, TypeElement origin, List<Result<MethodModel>> read) {
        List<MethodModel> wellRead =
                read.stream().flatMap(method -> method.value().stream()).toList();
        return factoryRules.check(typeReader.read(owner, origin, wellRead));
    }

    /** Writes a class, unless another one is in its way. */
    private Optional<Problem> write(FactoryModel factory) throws IOException {
        Optional<Problem> problem = factoryRules.checkClassIsFree(factory).or(() -> checkNotWritten(factory));
        if (problem.isEmpty()) {
            filer.begin(factory);
        }
        return problem;
    }

    private Optional<Problem> checkNotWritten(FactoryModel factory) {
        String other = written.putIfAbsent(
                factory.factory().canonicalName(), factory.owner().canonicalName());
        return Optional.ofNullable(other)
                .map(owner -> Problem.at(
                        factory.origin(),
                        Message.SAME_GENERATED_CLASS,
                        owner,
                        factory.owner().canonicalName(),
                        factory.factory().simpleName()));
    }
}
