package dev.delayable.benchmarks.compile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An annotation processor, and what it is given to do. */
enum Contender {
    DELAYABLE("Delayable"),
    IMMUTABLES("Immutables"),
    AUTO_VALUE("AutoValue"),
    RECORD_BUILDER("RecordBuilder");

    private static final Path PEERS = Path.of("target", "processors");

    final String title;

    Contender(String title) {
        this.title = title;
    }

    /** Writes classes that this processor's annotations are on, and which compile without it too. */
    void writeSources(Path folder, int classes, int members) throws IOException {
        for (int i = 0; i < classes; i++) {
            String name = "Sample" + i;
            Files.writeString(folder.resolve(name + ".java"), source(name, members));
        }
    }

    private String source(String name, int members) {
        return switch (this) {
            case DELAYABLE -> SampleClasses.methods(name, members);
            case IMMUTABLES -> SampleClasses.immutable(name, members);
            case AUTO_VALUE -> SampleClasses.autoValue(name, members);
            case RECORD_BUILDER -> SampleClasses.recordBuilder(name, members);
        };
    }

    /** The jars of the processor, and of what its users and its generated classes need. */
    List<Path> path() throws IOException {
        if (this == DELAYABLE) {
            return Stream.of(
                            "dev.delayable.annotations.Delayable",
                            "dev.delayable.runtime.Job",
                            "dev.delayable.processor.DelayableProcessor",
                            "com.palantir.javapoet.JavaFile")
                    .map(Contender::home)
                    .toList();
        }
        try (Stream<Path> jars = Files.list(PEERS.resolve(name().toLowerCase(Locale.ROOT)))) {
            return jars.map(Path::toAbsolutePath).sorted().toList();
        }
    }

    /** The folder or jar that a class comes from. */
    static Path home(String type) {
        try {
            return Path.of(Class.forName(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
