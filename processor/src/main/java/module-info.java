import org.jspecify.annotations.NullMarked;

/** The annotation processor. The compiler finds it as a service; nothing of it is for use by other code. */
@NullMarked
@SuppressWarnings("requires-automatic") // neither JavaPoet nor AutoService has a module descriptor
module dev.delayable.processor {
    requires static com.google.auto.service;
    requires static com.palantir.javapoet; // in the jar, its classes are those of this module
    requires dev.delayable.annotations;
    requires java.compiler;
    requires static jdk.compiler;
    requires static org.jspecify;

    uses javax.annotation.processing.Processor;

    provides javax.annotation.processing.Processor with
            dev.delayable.processor.DelayableProcessor;
}
