package dev.delayable.runtime.process;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a worker process starts from an executable jar of Spring Boot. Only Boot's class loader finds classes in jars inside a
 * jar, so Boot's launcher for any main class starts the worker; it stands in the executable jar itself. Nothing here depends
 * on Boot.
 *
 * @param mainClass the launcher
 * @param loaderPath what its class path has besides the classes and jars in an executable jar, as its option {@code loader.path}
 *     takes it; may be empty
 */
record BootLauncher(String mainClass, String loaderPath) {

    /** Where a war has its classes; the launcher looks there only if it is told to. */
    private static final List<String> IN_WAR = List.of("WEB-INF/classes", "WEB-INF/lib", "WEB-INF/lib-provided");

    /** The launcher of a class loader with classes that are not in files of their own; null if it is not one of Boot's. */
    static @Nullable BootLauncher of(URLClassLoader loader) {
        // Boot has moved both classes once, and may do it again, but they have always been neighbours.
        String launcher = loader.getClass().getPackageName() + ".PropertiesLauncher";
        ClassLoader own = loader.getClass().getClassLoader();
        if (own == null || own.getResource(launcher.replace('.', '/') + ".class") == null) {
            return null;
        }
        List<String> path = new ArrayList<>();
        boolean isWar = false;
        for (URL url : loader.getURLs()) {
            if (LaunchPath.isFile(url)) {
                path.add(LaunchPath.path(url));
            } else {
                isWar |= url.getPath().contains("!WEB-INF/") || url.getPath().contains("!/WEB-INF/");
            }
        }
        if (isWar) {
            path.addAll(IN_WAR);
        }
        return new BootLauncher(launcher, String.join(",", path));
    }

    /** What the JVM must be told to run a main class. */
    List<String> arguments(String main) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-Dloader.main=" + main);
        if (!loaderPath.isEmpty()) {
            arguments.add("-Dloader.path=" + loaderPath);
        }
        arguments.add(mainClass);
        return arguments;
    }
}
