package dev.delayable.processor.writing;

import static dev.delayable.processor.Proxies.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.DocComment;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.FactoryModel.Nullness;
import dev.delayable.processor.model.MethodModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

class FactoryFilerTest {

    private final Map<String, StringWriter> texts = new LinkedHashMap<>();
    private final List<Thread> callers = new ArrayList<>();

    private final FactoryFiler filer = new FactoryFiler(proxy(Filer.class, (self, create, arguments) -> {
        callers.add(Thread.currentThread());
        StringWriter text = new StringWriter();
        texts.put(arguments[0].toString(), text);
        return proxy(JavaFileObject.class, (file, open, none) -> {
            callers.add(Thread.currentThread());
            return text;
        });
    }));

    private final List<TypeElement> failed = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void classesAreWrittenInTheirOrderByTheThreadThatAsks() throws IOException {
        List<String> names = IntStream.range(0, 100).mapToObj(i -> "Owner" + i).toList();
        for (String name : names) {
            filer.begin(factory(name, "work"));
        }
        finish();

        assertThat(texts.keySet())
                .containsExactlyElementsOf(
                        names.stream().map(name -> "home." + name + "Delayed").toList());
        texts.forEach((name, text) -> assertThat(text)
                .asString()
                .contains("class " + name.substring("home.".length()) + " {", "record Work("));
        assertThat(callers).hasSize(200).containsOnly(Thread.currentThread());
        assertThat(failures).isEmpty();
    }

    @Test
    void aTextThatCannotBeMadeIsToldWithItsClassAndNoOtherIsLost() throws IOException {
        FactoryModel broken = factory("Broken", "");
        filer.begin(factory("Before", "work"));
        filer.begin(broken);
        filer.begin(factory("After", "work"));
        finish();

        assertThat(failed).hasSize(1).first().isSameAs(broken.origin());
        assertThat(failures.get(0)).isInstanceOf(StringIndexOutOfBoundsException.class);
        assertThat(texts.get("home.BeforeDelayed")).asString().contains("record Work(");
        assertThat(texts.get("home.AfterDelayed")).asString().contains("record Work(");
    }

    @Test
    void whatHasBeenWrittenIsNotWrittenAgain() throws IOException {
        filer.begin(factory("Once", "work"));
        finish();
        texts.clear();
        finish();

        assertThat(texts).isEmpty();
        assertThat(callers).hasSize(2);
    }

    @Test
    void aPoolThatIsBusyHoldsNothingUp() throws IOException {
        Semaphore gate = new Semaphore(0);
        int threads = ForkJoinPool.getCommonPoolParallelism();
        try {
            for (int i = 0; i < threads; i++) {
                ForkJoinPool.commonPool().execute(gate::acquireUninterruptibly);
            }
            filer.begin(factory("Owner", "work"));
            finish();
        } finally {
            gate.release(threads);
        }

        assertThat(texts.get("home.OwnerDelayed")).asString().contains("record Work(");
    }

    private void finish() {
        filer.finish((origin, failure) -> {
            failed.add(origin);
            failures.add(failure);
        });
    }

    /** A class with one static method without parameters; none of an empty name can be written. */
    private static FactoryModel factory(String owner, String method) {
        return new FactoryModel(
                element(TypeElement.class),
                ClassName.get("home", owner),
                ClassName.get("home", owner + "Delayed"),
                true,
                Nullness.UNSPECIFIED,
                false,
                List.of(),
                Set.of(),
                List.of(new MethodModel(
                        element(ExecutableElement.class),
                        method,
                        method,
                        0,
                        true,
                        null,
                        true,
                        List.of(),
                        false,
                        TypeName.INT.box(),
                        List.of(),
                        List.of(),
                        false,
                        false,
                        Set.of(),
                        MethodModel.Deprecation.NONE,
                        DocComment.NONE)));
    }

    /** An element of a compiler that nobody may ask anything: which thread asks could not be told. */
    private static <T> T element(Class<T> type) {
        return proxy(type, (self, method, arguments) -> {
            throw new AssertionError("the compiler was asked for " + method);
        });
    }
}
