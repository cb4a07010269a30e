package dev.delayable.samples.tutorial;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a place, and sees to it that this JVM has it. */
final class PlaceConverter implements ITypeConverter<Place> {

    @Override
    public Place convert(String text) {
        Place place = Arrays.stream(Place.values())
                .filter(known -> known.toString().equalsIgnoreCase(text))
                .findAny()
                .orElseThrow(() -> new TypeConversionException("must be "
                        + Arrays.stream(Place.values()).map(Place::toString).collect(Collectors.joining(", "))
                        + ", but is '" + text + "'"));
        try {
            place.backend(Duration.ZERO);
            return place;
        } catch (UnsupportedOperationException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
