package dev.delayable.runtime.process;

import java.net.URL;
import java.net.URLClassLoader;

/** Starts {@link Program} in a class loader that has nothing to do with the class path. */
public final class Launcher {

    private Launcher() {}

    /**
     * Starts the program.
     *
     * @param args where its classes are
     */
    @SuppressWarnings("StringSplitter")
    public static void main(String[] args) throws Exception {
        URL[] urls = new URL[args.length];
        for (int i = 0; i < args.length; i++) {
            urls[i] = new URL(args[i]);
        }
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass("dev.delayable.runtime.process.Program")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
        }
    }
}
