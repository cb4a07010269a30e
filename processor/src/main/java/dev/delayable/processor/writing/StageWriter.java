package dev.delayable.processor.writing;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the stages on the way to a job with required keywords, each of which offers just what is missing:
 *
 * <pre>{@code
 * public interface SlowFunction2Operation {
 *     SlowFunction2 operation(String operation);
 * }
 * }</pre>
 */
final class StageWriter {

    private final JobNames names;
    private final MethodModel method;
    private final Docs docs;

    StageWriter(JobNames names) {
        this.names = names;
        this.method = names.method();
        this.docs = new Docs(names);
    }

    List<TypeSpec> write() {
        List<TypeSpec> stages = new ArrayList<>();
        for (int i = 0; i < names.stages().size(); i++) {
            stages.add(stage(i, method.requiredKeywords().get(i)));
        }
        return stages;
    }

    private TypeSpec stage(int index, ParameterModel keyword) {
        TypeSpec.Builder stage = TypeSpec.interfaceBuilder(names.stages().get(index))
                .addJavadoc(docs.ofStage(keyword))
                .addAnnotation(FunctionalInterface.class)
                .addTypeVariables(method.jobVariables())
                .addMethod(MethodSpec.methodBuilder(keyword.name())
                        .addJavadoc(docs.ofKeyword(keyword))
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .returns(names.afterStage(index))
                        .addParameter(keyword.type(), keyword.name())
                        .build());
        if (method.isPublic()) {
            stage.addModifiers(Modifier.PUBLIC);
        }
        Suppressions.of(method.lints()).ifPresent(stage::addAnnotation);
        return stage.build();
    }
}
