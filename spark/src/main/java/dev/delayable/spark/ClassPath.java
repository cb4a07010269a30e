package dev.delayable.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the classes of this JVM are, apart from those that every executor has because they are Spark's. */
final class ClassPath {

    private static final Pattern JAR = Pattern.compile("(.+?)-\\d[\\w.]*(-.*)?\\.jar");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The names of the artifacts that Spark brings, without their versions. */
    private static final Set<String> SPARK = sparkArtifacts();

    private ClassPath() {}

    private static Set<String> sparkArtifacts() {
        try (InputStream stream = Objects.requireNonNull(ClassPath.class.getResourceAsStream("spark-jars.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new IllegalStateException("the list of Spark's jars cannot be read", e);
        }
    }

    /**
     * The jars and folders with the classes that a class loader sees, and those of this library.
     *
     * @return those that are there and are not Spark's, in the order of the class path
     */
    static Set<Path> of(@Nullable ClassLoader loader) {
        Set<Path> found = new LinkedHashSet<>();
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    add(path(url), found);
                }
            }
        }
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            add(Path.of(entry), found);
        }
        found.removeIf(ClassPath::isSparks);
        return found;
    }

    private static @Nullable Path path(URL url) {
        try {
            return "file".equals(url.getProtocol()) ? Path.of(url.toURI()) : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Path.of(url.getPath()); // blanks that are not escaped
        }
    }

    /** Adds an entry, and those that its manifest names, as the JVM does. */
    private static void add(@Nullable Path entry, Set<Path> found) {
        Path absolute = entry == null ? null : entry.toAbsolutePath().normalize();
        if (absolute == null || !Files.exists(absolute) || !found.add(absolute) || Files.isDirectory(absolute)) {
            return;
        }
        try (JarFile jar = new JarFile(absolute.toFile())) {
            Manifest manifest = jar.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (named != null) {
                for (String relative : BLANKS.split(named.trim(), -1)) {
                    URI uri = absolute.toUri().resolve(relative);
                    if ("file".equals(uri.getScheme())) {
                        add(Path.of(uri), found);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // No jar, or one with an entry that no JVM understands.
        }
    }

    /** Whether executors have it anyway, because it is one of Spark's own jars or lies beside them. */
    static boolean isSparks(Path entry) {
        String name = String.valueOf(entry.getFileName());
        Matcher artifact = JAR.matcher(name);
        if (artifact.matches() && SPARK.contains(artifact.group(1))) {
            return true;
        }
        Path home = entry.getParent();
        return name.endsWith(".jar") && home != null && isSparkHome(home);
    }

    private static boolean isSparkHome(Path jars) {
        String[] core = jars.toFile().list((folder, name) -> name.startsWith("spark-core_"));
        return "jars".equals(String.valueOf(jars.getFileName())) && core != null && core.length > 0;
    }
}
