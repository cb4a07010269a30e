package dev.delayable.runtime.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JavaCodecTest {

    /** Known to the loader of the program in a form of its own. */
    public interface Greeting {}

    interface Hidden {}

    private record Handler() implements InvocationHandler, Serializable {

        @Override
        public Object invoke(Object proxy, Method method, Object[] args) {
            return "";
        }
    }

    /** Loads the interfaces itself, as the loader of a program does whose libraries come from its parent. */
    private static final class ProgramsLoader extends ClassLoader {

        ProgramsLoader() {
            super(JavaCodecTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Greeting.class.getName()) && !name.equals(Hidden.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(file).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static Object sent(Object object, ClassLoader loader) throws Exception {
        JavaCodec codec = new JavaCodec();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.writer(bytes, UnaryOperator.identity()).write(object);
        Codec.Arrival arrival =
                new Codec.Arrival(loader, ObjectInputFilter.Config.createFilter("*"), UnaryOperator.identity());
        return Objects.requireNonNull(codec.reader(new ByteArrayInputStream(bytes.toByteArray()), arrival)
                .next());
    }

    private static Object proxy(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Handler());
    }

    @Test
    void theInterfacesOfAProxyAreThoseOfTheProgram() throws Exception {
        ClassLoader loader = new ProgramsLoader();

        for (Class<?> type : new Class<?>[] {Greeting.class, Hidden.class}) {
            Object arrived = sent(proxy(type), loader);

            assertThat(Proxy.isProxyClass(arrived.getClass())).isTrue();
            assertThat(arrived.getClass().getInterfaces()).containsExactly(loader.loadClass(type.getName()));
        }
    }

    @Test
    void aProxyOfAnInterfaceOfTheJdkArrives() throws Exception {
        assertThat(sent(proxy(Runnable.class), new ProgramsLoader())).isInstanceOf(Runnable.class);
    }
}
