package dev.delayable.samples.fingerprint;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the checkout of this project. */
final class Checkout {

    private static final String JAR = "jar:";

    private Checkout() {}

    /**
     * The checkout that this program was built in, from whatever directory it was started; else that around the working
     * directory. The working directory itself is no substitute: it may be the root of everything.
     */
    static Optional<Path> find() {
        return codeLocation()
                .flatMap(Checkout::around)
                .or(() -> around(Path.of("").toAbsolutePath()));
    }

    /** The nearest directory at or above a path that holds the root POM, and this module in it. */
    static Optional<Path> around(Path path) {
        for (Path directory = path; directory != null; directory = directory.getParent()) {
            if (isRoot(directory)) {
                return Optional.of(directory);
            }
        }
        return Optional.empty();
    }

    private static boolean isRoot(Path directory) {
        return Files.isRegularFile(directory.resolve("pom.xml"))
                && Files.isRegularFile(directory.resolve("samples/pom.xml"));
    }

    /** Asks for the class file, because not every class loader tells a class's code source; Maven's exec:java does not. */
    private static Optional<Path> codeLocation() {
        URL url = Checkout.class.getResource("Checkout.class");
        String location = url == null ? "" : url.toString();
        if (location.startsWith(JAR)) {
            location = location.substring(JAR.length(), location.indexOf("!/"));
        }
        return location.startsWith("file:") ? Optional.of(Path.of(URI.create(location))) : Optional.empty();
    }
}
