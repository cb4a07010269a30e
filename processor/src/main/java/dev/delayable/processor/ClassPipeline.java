package dev.delayable.processor;

import dev.delayable.processor.checking.FactoryRules;
import dev.delayable.processor.checking.MethodRules;
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
import dev.delayable.processor.reading.TypeReader;
import dev.delayable.processor.writing.FactoryFiler;
import dev.delayable.processor.writing.FactoryWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The way of one class: its methods are read and checked, mistakes are reported, and what is left is written. One mistake
 * is one message, and takes only its own method along.
 */
final class ClassPipeline {

    private final Elements elements;
    private final Reporter reporter;
    private final MethodRules methodRules;
    private final MethodReader methodReader;
    private final TypeReader typeReader;
    private final FactoryRules factoryRules;
    private final FactoryFiler filer;

    /** The owners of the classes that were written, by the names of these classes. */
    private final Map<String, String> written = new HashMap<>();

    ClassPipeline(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        Types types = environment.getTypeUtils();
        this.reporter = new Reporter(environment.getMessager());
        this.methodRules = new MethodRules(elements, types);
        this.methodReader = new MethodReader(elements, types);
        this.typeReader = new TypeReader(environment);
        this.factoryRules = new FactoryRules(elements);
        this.filer = new FactoryFiler(environment.getFiler());
    }

    /** Whether a type is missing that another processor may yet write. */
    boolean mustWait(TypeElement type) {
        return Methods.marked(type, elements).stream().anyMatch(MissingTypes::areInSignature)
                || ClassImport.of(type).stream().anyMatch(ClassImport::isMissing);
    }

    void process(TypeElement type) throws IOException {
        List<ExecutableElement> marked = Methods.marked(type, elements);
        if (!marked.isEmpty()) {
            processMarked(type, marked);
        }
        for (ClassImport classImport : ClassImport.of(type)) {
            if (!classImport.isMissing()) {
                processImport(classImport);
            }
        }
    }

    private void processMarked(TypeElement owner, List<ExecutableElement> marked) throws IOException {
        Optional<TypeElement> privateClass = Accessibility.firstPrivate(owner);
        if (privateClass.isPresent()) {
            reporter.report(Problem.at(
                    privateClass.get(),
                    Message.PRIVATE_CLASS,
                    privateClass.get().getSimpleName()));
            return;
        }
        // A type that is still missing is the compiler's to report; the other methods have their factories.
        List<Result<MethodModel>> read = marked.stream()
                .filter(method -> !MissingTypes.areInSignature(method))
                .map(this::read)
                .toList();
        read.forEach(method -> reporter.report(method.problems()));
        FactoryRules.Checked checked = check(owner, owner, read);
        reporter.report(checked.problems());
        write(checked.factory());
    }

    private void processImport(ClassImport classImport) throws IOException {
        List<Problem> problems = new ArrayList<>(classImport.check(elements));
        if (problems.isEmpty()) {
            List<Result<MethodModel>> read =
                    classImport.methods(elements).stream().map(this::read).toList();
            FactoryRules.Checked checked = check(classImport.imported(), classImport.origin(), read);
            read.forEach(method -> problems.addAll(classImport.relevant(method.problems())));
            problems.addAll(classImport.relevant(checked.problems()));
            write(checked.factory());
        }
        reporter.report(problems);
    }

    private Result<MethodModel> read(ExecutableElement method) {
        List<Problem> problems = methodRules.check(method);
        return problems.isEmpty() ? methodReader.read(method) : Result.failed(problems);
    }

    private FactoryRules.Checked check(TypeElement owner, TypeElement origin, List<Result<MethodModel>> read) {
        List<MethodModel> wellRead =
                read.stream().flatMap(method -> method.value().stream()).toList();
        return factoryRules.check(typeReader.read(owner, origin, wellRead));
    }

    private void write(FactoryModel factory) throws IOException {
        if (factory.methods().isEmpty()) {
            return;
        }
        String name = factory.factory().canonicalName();
        String other = written.putIfAbsent(name, factory.owner().canonicalName());
        if (other != null) {
            reporter.report(Problem.at(
                    factory.origin(),
                    Message.SAME_GENERATED_CLASS,
                    other,
                    factory.owner().canonicalName(),
                    factory.factory().simpleName()));
            return;
        }
        filer.write(new FactoryWriter(factory).write(), factory.origin());
    }
}
