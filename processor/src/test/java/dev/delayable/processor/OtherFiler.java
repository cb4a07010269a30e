package dev.delayable.processor;

import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** The processor, with another filer than the compiler's. */
final class OtherFiler extends AbstractProcessor {

    private final DelayableProcessor processor = new DelayableProcessor();
    private final UnaryOperator<Filer> filer;

    OtherFiler(UnaryOperator<Filer> filer) {
        this.filer = filer;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Filer changed = filer.apply(environment.getFiler());
        processor.init(Proxies.proxy(
                ProcessingEnvironment.class,
                (self, method, arguments) ->
                        method.getName().equals("getFiler") ? changed : call(environment, method, arguments)));
    }

    /** The processor, with a filer that hands nothing to the compiler but keeps the texts by the name of the class. */
    static OtherFiler keeping(Map<String, StringWriter> texts) {
        return new OtherFiler(filer -> Proxies.proxy(Filer.class, (self, create, names) -> {
            StringWriter text = new StringWriter();
            texts.put(names[0].toString(), text);
            return Proxies.proxy(JavaFileObject.class, (file, open, none) -> text);
        }));
    }

    static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // as the processor does
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }
}
