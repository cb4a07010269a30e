package dev.delayable.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.delayable.processor.RandomMethod.Kind;
import dev.delayable.processor.RandomMethod.Parameter;
import dev.delayable.runtime.Job;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random classes: whatever methods a class has, their factories compile under all lints, and a job calls its method with
 * the arguments that it was given. Eclipse's compiler generates the same text, and compiles it. {@code -Ddelayable.random.seed=...} tries other classes; a failure names the class,
 * whose seed is a part of its package.
 */
class RandomClassesTest {

    private static final long SEED = Long.getLong("delayable.random.seed", 1_000_000);
    private static final int COMPILATIONS = Integer.getInteger("delayable.random.compilations", 8);
    private static final int CLASSES = 80;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.range(0, COMPILATIONS).map(i -> SEED + i * CLASSES);
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @MethodSource("seeds")
    void jobsOfRandomMethodsCallThem(long seed) throws Exception {
        List<RandomClass> randoms = RandomClass.from(seed, CLASSES);

        Compilation compilation = Javac.compile(RandomClass.sources(randoms), "-Xlint:-processing");

        Javac.assertSilent(compilation);
        GeneratedClasses classes = new GeneratedClasses(compilation);
        assertThat(classes.names()).allSatisfy(RandomClassesTest::checkFileName);
        for (RandomClass random : randoms) {
            for (RandomMethod method : random.methods()) {
                try {
                    check(classes, random, method);
                } catch (Exception | AssertionError e) {
                    throw new AssertionError(method + "\nof\n" + random.sources(), e);
                }
            }
        }
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @MethodSource("seeds")
    void theTextIsTheSameUnderEclipsesCompiler(long seed) throws IOException {
        List<RandomClass> randoms = RandomClass.from(seed, CLASSES);
        Map<String, String> expected =
                Javac.generatedByPath(Javac.compileLeniently(RandomClass.sources(randoms), "-proc:only", "-nowarn"));

        Ecj.Compilation compilation =
                Ecj.compile(folder, RandomClass.write(randoms, folder), List.of(new DelayableProcessor()));

        // Not about the random classes themselves: the compiler has bugs of its own, with the processor or without it.
        assertThat(compilation.messages(Diagnostic.Kind.ERROR)).noneMatch(text -> text.contains("Delayed.java:"));
        Map<String, String> texts = compilation.texts();
        assertThat(texts.keySet()).isEqualTo(expected.keySet());
        texts.forEach((file, text) -> assertThat(text).as(file).isEqualTo(expected.get(file)));
    }

    /** Disks take 255 bytes; something is left for longer names of users' classes. */
    private static void checkFileName(String binaryName) {
        String simple = binaryName.substring(binaryName.lastIndexOf('.') + 1);
        assertThat((simple + ".class").getBytes(UTF_8)).hasSizeLessThanOrEqualTo(150);
    }

    private static void check(GeneratedClasses classes, RandomClass random, RandomMethod method) throws Exception {
        Class<?> type = classes.loadClass(random.name());
        Object receiver = method.isStatic() ? null : receiver(classes, type);
        Object expected = find(type, method.name(), RandomMethod.erasures(method.parameters()))
                .invoke(
                        receiver,
                        method.parameters().stream()
                                .map(RandomClassesTest::expected)
                                .toArray());
        String expectedCall = Calls.take();

        Job<?> job = job(classes, random, type, method, receiver);

        assertThat((Object) job.call()).isEqualTo(expected);
        assertThat(Calls.take()).isEqualTo(expectedCall);
        assertThat(job).isEqualTo(job(classes, random, type, method, receiver));
        assertThat(job.function().job(job.args(), job.kwargs())).isEqualTo(job);
        assertThat(job.toString()).startsWith(method.factory() + "(");
    }

    /** Every other keyword is left at its default. */
    private static boolean isGiven(Parameter parameter) {
        return parameter.kind() != Kind.KEYWORD || parameter.name().hashCode() % 2 == 0;
    }

    private static @Nullable Object expected(Parameter parameter) {
        return isGiven(parameter) ? parameter.type().sample() : parameter.defaultValue();
    }

    private static Job<?> job(
            GeneratedClasses classes, RandomClass random, Class<?> type, RandomMethod method, @Nullable Object receiver)
            throws Exception {
        String home = random.name().substring(0, random.name().lastIndexOf('.') + 1);
        String simple = random.name().substring(home.length()).replaceFirst("(Outer\\d*)\\$", "$1_");
        Class<?> factories = classes.loadClass(home + simple + "Delayed");
        Object on = receiver == null
                ? null
                : find(factories, "on", "(" + type.getName() + ")").invoke(null, receiver);
        Object job = find(factories, method.factory(), RandomMethod.erasures(method.positionals()))
                .invoke(
                        on,
                        method.positionals().stream()
                                .map(parameter -> parameter.type().sample())
                                .toArray());
        List<Parameter> keywords = new ArrayList<>(method.parameters().stream()
                .filter(parameter -> parameter.kind() == Kind.REQUIRED)
                .toList());
        method.parameters().stream()
                .filter(parameter -> parameter.kind() == Kind.KEYWORD)
                .filter(RandomClassesTest::isGiven)
                .forEach(keywords::add);
        for (Parameter keyword : keywords) {
            job = find(Objects.requireNonNull(job).getClass(), keyword.name(), RandomMethod.erasures(List.of(keyword)))
                    .invoke(job, keyword.type().sample());
        }
        return (Job<?>) Objects.requireNonNull(job);
    }

    private static Method find(Class<?> type, String name, String erasures) {
        Method found = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .filter(method -> erasures(method).equals(erasures))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no " + name + erasures + " in " + Arrays.toString(type.getDeclaredMethods())));
        found.setAccessible(true);
        return found;
    }

    private static String erasures(Method method) {
        return RandomMethod.erasures(Arrays.stream(method.getParameterTypes()).map(Class::getName));
    }

    private static Object receiver(GeneratedClasses classes, Class<?> type) throws Exception {
        if (type.isEnum()) {
            return Objects.requireNonNull(type.getEnumConstants())[0];
        } else if (type.isInterface()) {
            return make(classes.loadClass(type.getName() + "$Implementation"));
        }
        return make(type);
    }

    private static Object make(Class<?> type) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Class<?>[] parameters = constructor.getParameterTypes();
        if (parameters.length == 0) {
            return constructor.newInstance();
        }
        return constructor.newInstance(parameters[0] == int.class ? 1 : make(parameters[0]));
    }
}
