package dev.delayable.samples.tutorial;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time that is given in seconds, with or without a fraction: {@code 1} or {@code 0.05}. */
final class SecondsConverter implements ITypeConverter<Duration> {

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    @Override
    public Duration convert(String text) {
        BigDecimal seconds = number(text);
        if (seconds.signum() < 0 || seconds.compareTo(HOUR) > 0) {
            throw new TypeConversionException("must be 0 to " + HOUR + " seconds, but is " + text);
        }
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a number of seconds like 1 or 0.05, but is '" + text + "'");
        }
    }
}
