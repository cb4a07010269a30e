package dev.delayable.runtime.process;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker process finds the classes that are here: the class path, and the modules where this library is one.
 *
 * @param classPath absolute paths
 * @param modulePath absolute paths; empty if this library is on the class path
 * @param modules the modules to be resolved; empty if this library is on the class path
 * @param launcher what finds classes in jars inside those of the class path; null if there are none
 */
public record LaunchPath(
        List<String> classPath,
        List<String> modulePath,
        List<String> modules,
        @Nullable BootLauncher launcher) {

    /**
     * The path to the classes that a class loader sees, and those of this library.
     *
     * @throws IllegalStateException if classes come from a class loader that does not say from where
     */
    public static LaunchPath of(@Nullable ClassLoader contextLoader) {
        Set<String> classPath = new LinkedHashSet<>();
        BootLauncher ofContext = addAll(contextLoader, classPath);
        BootLauncher ofLibrary = addAll(LaunchPath.class.getClassLoader(), classPath);
        if (!LaunchPath.class.getModule().isNamed()) {
            return new LaunchPath(
                    List.copyOf(classPath), List.of(), List.of(), ofContext == null ? ofLibrary : ofContext);
        }
        Set<String> modulePath = new LinkedHashSet<>();
        addEntries(System.getProperty("jdk.module.path", ""), modulePath);
        List<String> modules = ModuleLayer.boot().configuration().modules().stream()
                .map(module -> module.reference().descriptor())
                .map(ModuleDescriptor::name)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .sorted()
                .collect(Collectors.toList());
        return new LaunchPath(List.copyOf(classPath), List.copyOf(modulePath), modules, null);
    }

    /** Adds the places of all classes that a class loader sees; returns what finds those that are in jars inside a jar. */
    private static @Nullable BootLauncher addAll(@Nullable ClassLoader first, Set<String> classPath) {
        BootLauncher launcher = null;
        for (ClassLoader loader = first; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                BootLauncher found = addUrls(urls, classPath);
                launcher = launcher == null ? found : launcher;
            } else if (loader.equals(ClassLoader.getSystemClassLoader())) {
                addEntries(System.getProperty("java.class.path", ""), classPath);
            } else if (!loader.equals(ClassLoader.getPlatformClassLoader())) {
                throw new IllegalStateException("worker processes need the places of all classes, but the class loader "
                        + text(loader)
                        + " does not tell them: it is no URLClassLoader. Use Backends.threads(), or set the"
                        + " context class loader of the calling thread to one that does");
            }
        }
        return launcher;
    }

    private static @Nullable BootLauncher addUrls(URLClassLoader loader, Set<String> classPath) {
        List<String> files = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            if (isFile(url)) {
                files.add(path(url));
                continue;
            }
            BootLauncher launcher = BootLauncher.of(loader);
            if (launcher == null) {
                throw new IllegalStateException("worker processes need classes in files, but the class loader "
                        + text(loader) + " has them at " + url + ": unpack the application, or use Backends.threads()");
            }
            return launcher;
        }
        classPath.addAll(files);
        return null;
    }

    static boolean isFile(URL url) {
        return "file".equals(url.getProtocol());
    }

    /** The path of a file. */
    static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Path.of(url.getPath()).toString(); // blanks that are not escaped
        }
    }

    private static String text(ClassLoader loader) {
        return loader.getName() == null ? loader.toString() : loader.getName() + ", " + loader;
    }

    /** An empty entry stands for the working directory, which may be another one in the worker. */
    private static void addEntries(String path, Set<String> target) {
        if (!path.isEmpty()) {
            for (String entry : path.split(File.pathSeparator, -1)) {
                target.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
    }

    /** What the JVM must be told to find all of it. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (!classPath.isEmpty()) {
            arguments.add("-cp");
            arguments.add(String.join(File.pathSeparator, classPath));
        }
        if (!modulePath.isEmpty()) {
            arguments.add("--module-path");
            arguments.add(String.join(File.pathSeparator, modulePath));
        }
        if (!modules.isEmpty()) {
            arguments.add("--add-modules");
            arguments.add(String.join(",", modules));
        }
        return arguments;
    }

    boolean isModular() {
        return !modules.isEmpty();
    }
}
