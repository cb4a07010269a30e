package dev.delayable.processor.writing;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import javax.lang.model.element.Modifier;

/**
 * Writes the interface of a job with keywords:
 *
 * <pre>{@code
 * public interface SlowFunction2 extends Job<Integer> {
 *     SlowFunction2 operation(String operation);
 *
 *     Integer call() throws InterruptedException;
 * }
 * }</pre>
 */
final class KeywordWriter {

    private final JobNames names;
    private final MethodModel method;
    private final Docs docs;

    KeywordWriter(JobNames names) {
        this.names = names;
        this.method = names.method();
        this.docs = new Docs(names);
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(names.keywords())
                .addJavadoc(docs.ofKeywords())
                .addTypeVariables(method.jobVariables())
                .addSuperinterface(ParameterizedTypeName.get(RuntimeNames.JOB, names.resultType()));
        if (method.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        Suppressions.of(method.lints()).ifPresent(type::addAnnotation);
        method.keywords().forEach(keyword -> type.addMethod(keyword(keyword)));
        return type.addMethod(call()).build();
    }

    private MethodSpec keyword(ParameterModel keyword) {
        return MethodSpec.methodBuilder(keyword.name())
                .addJavadoc(docs.ofKeyword(keyword))
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(names.jobType())
                .addParameter(
                        ParameterSpec.builder(keyword.type(), keyword.name()).build())
                .build();
    }

    /** Repeated from {@code Job} for its exceptions: only those of the method. */
    private MethodSpec call() {
        return MethodSpec.methodBuilder("call")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(names.resultType())
                .addExceptions(JobWriter.exceptions(method))
                .build();
    }
}
