package dev.delayable.memory;

import dev.delayable.runtime.backend.Codec;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes scores as text, and counts how often. */
public final class TextCodec implements Codec {

    static int written;
    static int read;

    /** A codec. */
    public TextCodec() {}

    @Override
    public Writer writer(OutputStream target, UnaryOperator<Object> replacement) {
        return object -> {
            Scores.Score score = (Scores.Score) java.util.Objects.requireNonNull(object);
            written++;
            target.write((score.name() + ";" + score.value()).getBytes(StandardCharsets.UTF_8));
        };
    }

    @Override
    public Reader reader(InputStream source, Arrival arrival) {
        return () -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            source.transferTo(bytes);
            String[] parts = bytes.toString(StandardCharsets.UTF_8).split(";", -1);
            read++;
            return new Scores.Score(parts[0], Double.parseDouble(parts[1]), List.of(), Path.of("some", parts[0]));
        };
    }
}
