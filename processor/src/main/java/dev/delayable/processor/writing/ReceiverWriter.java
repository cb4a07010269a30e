package dev.delayable.processor.writing;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel.Receiver;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * Writes what makes a class of factories that of one object:
 *
 * <pre>{@code
 * public final class BoxDelayed<T> {
 *     private final Box<T> receiver;
 *
 *     private BoxDelayed(Box<T> receiver) {
 *         this.receiver = receiver;
 *     }
 *
 *     public static <T> BoxDelayed<T> on(Box<T> receiver) {
 *         return new BoxDelayed<T>(Objects.requireNonNull(receiver, "receiver"));
 *     }
 * }
 * }</pre>
 */
final class ReceiverWriter {

    private static final String NAME = FactoryMethodWriter.RECEIVER;

    private final FactoryModel factory;
    private final Receiver receiver;

    ReceiverWriter(FactoryModel factory, Receiver receiver) {
        this.factory = factory;
        this.receiver = receiver;
    }

    void addTo(TypeSpec.Builder type) {
        type.addTypeVariables(receiver.variables())
                .addJavadoc(Docs.ofTypeVariables(receiver.variables()))
                .addField(FieldSpec.builder(receiver.type(), NAME, Modifier.PRIVATE, Modifier.FINAL)
                        .addJavadoc("The object that the jobs are of.\n")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For one object.\n\n@param $N the object\n", NAME)
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(receiver.type(), NAME)
                        .addStatement("this.$N = $N", NAME, NAME)
                        .build())
                .addMethod(on());
    }

    private MethodSpec on() {
        MethodSpec.Builder on = MethodSpec.methodBuilder("on")
                .addJavadoc("The factories of the methods of one {@link $T}.\n\n", factory.owner())
                .addJavadoc(Docs.ofTypeVariables(receiver.variables()))
                .addJavadoc("@param $N the object\n@return its factories\n", NAME)
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(receiver.variables())
                .returns(factoryType())
                .addParameter(receiver.type(), NAME)
                .addStatement("return new $T($T.requireNonNull($N, $S))", factoryType(), Objects.class, NAME, NAME);
        if (factory.isPublic()) {
            on.addModifiers(Modifier.PUBLIC);
        }
        return on.build();
    }

    private TypeName factoryType() {
        return JobNames.withVariables(factory.factory(), receiver.variables());
    }
}
