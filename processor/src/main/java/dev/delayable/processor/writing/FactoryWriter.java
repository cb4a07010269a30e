package dev.delayable.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel.Receiver;
import dev.delayable.processor.model.ParameterModel;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a class of factories:
 *
 * <pre>{@code
 * /** Jobs of the methods of {@link SlowFunctions}. *}{@code /
 * @DelayedGenerated
 * @Generated("dev.delayable.processor.DelayableProcessor")
 * @SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
 * public final class SlowFunctionsDelayed {
 *     private SlowFunctionsDelayed() {}       // ReceiverWriter instead, where there are instance methods
 *
 *     // FactoryMethodWriter, once for each method
 *     // StageWriter, once for each method with required keywords
 *     // KeywordWriter, once for each method with keywords
 *     // JobWriter, once for each method
 * }
 * }</pre>
 */
public final class FactoryWriter {

    private static final String PROCESSOR = "dev.delayable.processor.DelayableProcessor";

    private final FactoryModel factory;

    public FactoryWriter(FactoryModel factory) {
        this.factory = factory;
    }

    public JavaFile write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(factory.factory())
                .addJavadoc("Jobs of the methods of {@link $T}.\n", factory.owner())
                .addModifiers(Modifier.FINAL)
                .alwaysQualify(factory.shadowedNames().toArray(String[]::new))
                .alwaysQualify(factory.unqualifiedNames().toArray(String[]::new));
        if (factory.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        addAnnotations(type);
        addConstructor(type);
        for (JobNames names : new JobNamer(factory).name()) {
            type.addMethod(new FactoryMethodWriter(names).write());
            type.addTypes(new StageWriter(names).write());
            if (names.method().hasKeywords()) {
                type.addType(new KeywordWriter(names).write());
            }
            type.addType(new JobWriter(names).write());
        }
        return JavaFile.builder(factory.factory().packageName(), type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    private void addConstructor(TypeSpec.Builder type) {
        Receiver receiver = factory.receiver();
        if (receiver == null) {
            type.addMethod(MethodSpec.constructorBuilder()
                    .addJavadoc("There are only static factories.\n")
                    .addModifiers(Modifier.PRIVATE)
                    .build());
        } else {
            new ReceiverWriter(factory, receiver).addTo(type);
        }
    }

    private void addAnnotations(TypeSpec.Builder type) {
        type.addAnnotation(RuntimeNames.DELAYED_GENERATED);
        if (factory.hasGeneratedAnnotation()) {
            type.addAnnotation(AnnotationSpec.builder(RuntimeNames.GENERATED)
                    .addMember("value", "$S", PROCESSOR)
                    .build());
        }
        Set<String> lints = new HashSet<>(factory.lints());
        // Without @Override: the compiler and JavaPoet take a tenth of all the time that the processor adds for it.
        lints.add("MissingOverride");
        // What is private needs no comments; a JDK newer than 17 can be told so.
        lints.add("doclint:missing");
        if (hasOverloadsOfInterfaces()) {
            lints.add("overloads");
        }
        Suppressions.of(lints).ifPresent(type::addAnnotation);
        switch (factory.nullness()) {
            case MARKED -> type.addAnnotation(RuntimeNames.NULL_MARKED);
            case UNMARKED -> type.addAnnotation(RuntimeNames.NULL_UNMARKED);
            case UNSPECIFIED -> {}
        }
    }

    /** Whether a lambda might fit two factories, of which javac warns; it has done so at the methods already. */
    private boolean hasOverloadsOfInterfaces() {
        Set<String> seen = new HashSet<>();
        return factory.methods().stream()
                .filter(method -> method.parameters().stream().anyMatch(ParameterModel::isInterface))
                .map(method ->
                        method.functionName() + "/" + method.positionals().size())
                .anyMatch(overload -> !seen.add(overload));
    }
}
