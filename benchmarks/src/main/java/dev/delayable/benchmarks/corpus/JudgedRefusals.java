package dev.delayable.benchmarks.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The refusals that a person has looked at, and found right: lines {@code phrase = why}, where the phrase is a part of the
 * message. The first line that fits a message counts.
 */
final class JudgedRefusals {

    private static final String FILE = "judged-refusals.txt";

    private final Map<String, String> reasons = new LinkedHashMap<>();

    private JudgedRefusals() {}

    static JudgedRefusals load() throws IOException {
        JudgedRefusals judged = new JudgedRefusals();
        try (InputStream in = Objects.requireNonNull(JudgedRefusals.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
                String[] parts = line.split(" = ", 2);
                judged.reasons.put(parts[0], parts[1]);
            }
        }
        return judged;
    }

    List<String> phrases() {
        return List.copyOf(reasons.keySet());
    }

    Optional<String> phrase(String message) {
        return reasons.keySet().stream().filter(message::contains).findFirst();
    }

    String reason(String phrase) {
        return Objects.requireNonNull(reasons.get(phrase));
    }

    /** The messages that nobody has judged. */
    List<String> unjudged(Stream<String> messages) {
        return messages.filter(message -> phrase(message).isEmpty()).toList();
    }
}
