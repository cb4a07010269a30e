package dev.delayable.processor;

import dev.delayable.processor.checking.FactoryRules;
import dev.delayable.processor.checking.MethodRules;
import dev.delayable.processor.checking.OwnTypes;
import dev.delayable.processor.checking.WrittenClasses;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.problems.Reporter;
import dev.delayable.processor.problems.Result;
import dev.delayable.processor.reading.Accessibility;
import dev.delayable.processor.reading.Annotations;
import dev.delayable.processor.reading.ClassImport;
import dev.delayable.processor.reading.CompilerFailures;
import dev.delayable.processor.reading.MethodReader;
import dev.delayable.processor.reading.Methods;
import dev.delayable.processor.reading.MissingTypes;
import dev.delayable.processor.reading.Previews;
import dev.delayable.processor.reading.SourceFiles;
import dev.delayable.processor.reading.TypeReader;
import dev.delayable.processor.writing.FactoryFiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.annotation.processing.FilerException;
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
    private final Types types;
    private final SourceFiles files;
    private final TypeReader typeReader;
    private final FactoryRules factoryRules;
    private final SerializableCheck serializableCheck;
    private final FactoryFiler filer;

    private final WrittenClasses written = new WrittenClasses();

    ClassPipeline(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.reporter = new Reporter(environment.getMessager());
        this.files = new SourceFiles(environment);
        this.typeReader = new TypeReader(elements, files);
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
        return marked(type).stream().anyMatch(ClassPipeline::isBroken)
                || ClassImport.of(type).stream().anyMatch(ClassImport::isMissing);
    }

    Draft draft(TypeElement type) {
        Draft draft = new Draft();
        List<ExecutableElement> marked = marked(type);
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

    private List<ExecutableElement> marked(TypeElement type) {
        return Methods.marked(type, elements).stream()
                .filter(method -> Annotations.has(method, Annotations.DELAYABLE) || files.isWritten(method))
                .toList();
    }

    private void draftMarked(TypeElement owner, List<ExecutableElement> marked, Draft draft) {
        if (files.isInFileWithoutClass(owner)) {
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
        Accessibility accessibility = new Accessibility(owner, owner, elements);
        List<Result<MethodModel>> read = read(
                marked.stream()
                        .filter(method -> !broken.contains(method.getSimpleName()))
                        .toList(),
                accessibility);
        read.forEach(method -> draft.report(method.problems()));
        FactoryRules.Checked checked = check(owner, owner, read, accessibility);
        draft.report(checked.problems());
        boolean isAnythingSaid = draft.hasErrors();
        serializableCheck.check(checked.factory(), draft, UnaryOperator.identity());
        if (isAnythingSaid || !checked.factory().methods().isEmpty()) {
            draft.plan(checked.factory(), UnaryOperator.identity());
        }
    }

    /** A file without a class must be a program; while somebody types, one may look like that and be no such file. */
    private static boolean isRunnable(TypeElement owner) {
        return ElementFilter.methodsIn(SourceFiles.topLevel(owner).getEnclosedElements()).stream()
                .anyMatch(method -> method.getSimpleName().contentEquals("main"));
    }

    /** What the compiler cannot read is in the way of no other import. */
    private void draftImport(ClassImport classImport, Draft draft) {
        try {
            draftReadable(classImport, draft);
        } catch (RuntimeException e) {
            if (!CompilerFailures.isOne(e)) {
                throw e;
            }
            draft.report(classImport.unreadable(CompilerFailures.message(e)));
        }
    }

    private void draftReadable(ClassImport classImport, Draft draft) {
        List<Problem> problems = new ArrayList<>(classImport.check(elements));
        if (problems.isEmpty()) {
            Accessibility accessibility = classImport.accessibility(elements);
            List<Problem> unfit = new ArrayList<>();
            List<Result<MethodModel>> read = read(callable(classImport, unfit), accessibility);
            FactoryRules.Checked checked = check(classImport.imported(), classImport.origin(), read, accessibility);
            unfit.addAll(checked.problems());
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

    /**
     * The methods of a class file that the compiler can call: a class file may mention previews that are not enabled, and
     * classes that are not there. In a source, these are errors of the compiler's.
     */
    private List<ExecutableElement> callable(ClassImport classImport, List<Problem> problems) {
        List<ExecutableElement> callable = new ArrayList<>();
        Map<Name, String> missing = classImport.missingTypes(elements);
        for (ExecutableElement method : classImport.methods(elements)) {
            String type = missing.get(method.getSimpleName());
            if (type != null) {
                problems.add(Problem.at(method, Message.MISSING_TYPE, type));
            } else if (!environment.isPreviewEnabled() && Previews.areIn(method)) {
                problems.add(Problem.at(method, Message.PREVIEW));
            } else {
                callable.add(method);
            }
        }
        return callable;
    }

    private List<Result<MethodModel>> read(List<ExecutableElement> methods, Accessibility accessibility) {
        MethodRules rules = new MethodRules(accessibility);
        MethodReader reader = new MethodReader(accessibility, files, elements, types);
        return methods.stream().map(method -> read(method, rules, reader)).toList();
    }

    private static Result<MethodModel> read(ExecutableElement method, MethodRules rules, MethodReader reader) {
        List<Problem> own = OwnTypes.check(method);
        List<Problem> problems = own.isEmpty() ? rules.check(method) : own;
        return problems.isEmpty() ? reader.read(method) : Result.failed(problems);
    }

    private FactoryRules.Checked check(
            TypeElement owner, TypeElement origin, List<Result<MethodModel>> read, Accessibility accessibility) {
        List<MethodModel> wellRead =
                read.stream().flatMap(method -> method.value().stream()).toList();
        return factoryRules.check(typeReader.read(owner, origin, wellRead, accessibility));
    }

    /** Writes a class, unless another one is in its way. */
    private Optional<Problem> write(FactoryModel factory) throws IOException {
        Optional<Problem> problem = factoryRules.checkClassIsFree(factory).or(() -> written.check(factory));
        if (problem.isPresent()) {
            return problem;
        }
        try {
            filer.begin(factory);
            return Optional.empty();
        } catch (FilerException e) {
            return Optional.of(factoryRules.checkNotAmongSources(factory).orElseThrow(() -> e));
        }
    }
}
