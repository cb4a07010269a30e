package dev.delayable.runtime.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that lets {@link UndeployedProgram programs} run, one after another, and looks whether it can get rid of them. */
public final class UnloadingProgram {

    private static final long MAX_NANOS = 60_000_000_000L;

    private UnloadingProgram() {}

    /** Takes the class of the program from its own places, and all others from the parent first. */
    private static final class ProgramLoader extends URLClassLoader {

        ProgramLoader(URL[] places, ClassLoader parent) {
            super("program", places, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(UndeployedProgram.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }

    /**
     * Prints what becomes of each program.
     *
     * @param args where the programs may write, and then which programs there are; with the library in their own class loader if
     *     the name begins with {@code own}
     */
    public static void main(String[] args) throws Exception {
        Map<String, WeakReference<ClassLoader>> programs = new LinkedHashMap<>();
        for (String kind : List.of(args).subList(1, args.length)) {
            programs.put(kind, played(kind, Path.of(args[0])));
        }
        compareRecords();
        long start = System.nanoTime();
        for (Map.Entry<String, WeakReference<ClassLoader>> each : programs.entrySet()) {
            WeakReference<ClassLoader> program = each.getValue();
            while (program.get() != null && System.nanoTime() - start < MAX_NANOS) {
                System.gc();
                serialize();
                TimeUnit.MILLISECONDS.sleep(10);
            }
            System.out.println(each.getKey() + (program.get() == null ? ": unloaded" : ": kept"));
        }
    }

    /** The caches of serialization let go of collected classes when they are used the next time. */
    private static void serialize() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Object[] {BigInteger.ONE, new ArrayList<>(List.of(1))});
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.readObject();
        }
    }

    /** In a thread and a frame of its own, so that nothing here keeps the program. */
    private static WeakReference<ClassLoader> played(String kind, Path folder) throws Exception {
        boolean hasOwn = kind.startsWith("own ");
        ClassLoader parent = hasOwn ? ClassLoader.getPlatformClassLoader() : UnloadingProgram.class.getClassLoader();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        Thread thread = new Thread(() -> {
            try (URLClassLoader loader = loader(parent)) {
                loaders.add(new WeakReference<>(loader));
                Thread.currentThread().setContextClassLoader(loader);
                loader.loadClass(UndeployedProgram.class.getName())
                        .getMethod("run", String.class, Path.class)
                        .invoke(null, hasOwn ? kind.substring(4) : kind, folder);
            } catch (Exception e) {
                System.out.println(kind + ": " + e);
            }
        });
        thread.start();
        thread.join();
        return loaders.get(0);
    }

    /** The method handles of JDK 17 keep the record whose {@code equals} was linked last; this is another one. */
    private static void compareRecords() throws Exception {
        loader(UnloadingProgram.class.getClassLoader())
                .loadClass(UndeployedProgram.class.getName())
                .getMethod("compareRecords")
                .invoke(null);
    }

    private static URLClassLoader loader(ClassLoader parent) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path root : ProgramStart.roots()) {
            urls.add(root.toUri().toURL());
        }
        return new ProgramLoader(urls.toArray(new URL[0]), parent);
    }
}
