package dev.delayable.memory.key;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of the JDK: by their type, and their text or their fields. */
@SuppressWarnings("JavaUtilDate") // it is a value, too
final class ValueRules {

    private static final Map<Class<?>, TypeRule> RULES = new HashMap<>();

    /** Types whose objects are of other, hidden classes. */
    private static final Map<Class<?>, TypeRule> RULES_OF_SUBTYPES = new HashMap<>();

    private ValueRules() {}

    static {
        add(Boolean.class, (value, out) -> out.sink().putByte(value ? Tag.TRUE : Tag.FALSE));
        add(Byte.class, (value, out) -> {
            out.sink().putByte(Tag.BYTE);
            out.sink().putByte(value);
        });
        add(Short.class, (value, out) -> {
            out.sink().putByte(Tag.SHORT);
            out.sink().putInt(value);
        });
        add(Character.class, (value, out) -> {
            out.sink().putByte(Tag.CHAR);
            out.sink().putInt(value);
        });
        add(Integer.class, (value, out) -> {
            out.sink().putByte(Tag.INT);
            out.sink().putInt(value);
        });
        add(Long.class, (value, out) -> {
            out.sink().putByte(Tag.LONG);
            out.sink().putLong(value);
        });
        add(Float.class, (value, out) -> {
            out.sink().putByte(Tag.FLOAT);
            out.sink().putInt(Float.floatToIntBits(value)); // all NaN are one, and -0.0 is not 0.0: as equals has it
        });
        add(Double.class, (value, out) -> {
            out.sink().putByte(Tag.DOUBLE);
            out.sink().putLong(Double.doubleToLongBits(value));
        });
        add(String.class, (value, out) -> out.sink().putText(value));
        add(Class.class, (value, out) -> {
            out.sink().putByte(Tag.CLASS);
            out.sink().putText(out.rules().name(value));
        });

        add(BigInteger.class, (value, out) -> {
            start(BigInteger.class, out);
            bytes(value.toByteArray(), out);
        });
        add(BigDecimal.class, (value, out) -> {
            start(BigDecimal.class, out);
            out.sink().putInt(value.scale());
            bytes(value.unscaledValue().toByteArray(), out);
        });
        for (Class<?> type : Set.of(
                LocalDate.class,
                LocalTime.class,
                LocalDateTime.class,
                OffsetTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                Instant.class,
                Duration.class,
                Period.class,
                Year.class,
                YearMonth.class,
                MonthDay.class,
                URI.class,
                URL.class, // its equals asks the network for addresses
                Currency.class)) {
            addText(type);
        }
        add(UUID.class, (value, out) -> {
            start(UUID.class, out);
            out.sink().putLong(value.getMostSignificantBits());
            out.sink().putLong(value.getLeastSignificantBits());
        });
        add(Locale.class, (value, out) -> {
            start(Locale.class, out);
            // Its tag drops what is not well-formed.
            out.sink().putText(value.toString());
            out.sink().putText(value.toLanguageTag());
        });
        add(BitSet.class, (value, out) -> {
            start(BitSet.class, out);
            bytes(value.toByteArray(), out);
        });
        add(Pattern.class, (value, out) -> {
            start(Pattern.class, out);
            out.sink().putInt(value.flags());
            out.sink().putText(value.pattern());
        });
        add(Date.class, (value, out) -> {
            start(Date.class, out);
            out.sink().putLong(value.getTime());
        });
        addOptionals();
        addText(StringBuilder.class);
        addText(StringBuffer.class);
        add(File.class, (value, out) -> {
            start(File.class, out);
            out.sink().putText(FileRules.name(value));
        });
        addInternet();
        addSubtypes(Path.class, (value, out) -> {
            start(Path.class, out);
            out.sink().putText(FileRules.name(value));
        });
        addSubtypes(CharBuffer.class, (value, out) -> {
            start(CharBuffer.class, out);
            out.sink().putText(value);
        });
        addSubtypes(ZoneId.class, (value, out) -> {
            start(ZoneId.class, out);
            out.sink().putByte(value instanceof ZoneOffset ? 1 : 0);
            out.sink().putText(value.getId());
        });
        addSubtypes(Charset.class, (value, out) -> {
            start(Charset.class, out);
            out.sink().putText(value.name());
        });
        if (isSqlThere()) {
            Sql.add();
        }
    }

    private static void addOptionals() {
        add(Optional.class, (value, out) -> {
            start(Optional.class, out);
            if (out.enter(value)) {
                out.value(((Optional<?>) value).orElse(null));
                out.leave();
            }
        });
        add(OptionalInt.class, (value, out) -> {
            start(OptionalInt.class, out);
            out.value(value.isPresent() ? value.getAsInt() : null);
        });
        add(OptionalLong.class, (value, out) -> {
            start(OptionalLong.class, out);
            out.value(value.isPresent() ? value.getAsLong() : null);
        });
        add(OptionalDouble.class, (value, out) -> {
            start(OptionalDouble.class, out);
            out.value(value.isPresent() ? value.getAsDouble() : null);
        });
    }

    private static void addInternet() {
        for (Class<? extends InetAddress> type : Set.of(Inet4Address.class, Inet6Address.class)) {
            // With the name, if there is one: nothing is asked of the network here.
            add(type, (value, out) -> {
                start(InetAddress.class, out);
                out.sink().putText(value.toString());
            });
        }
        add(InetSocketAddress.class, (value, out) -> {
            start(InetSocketAddress.class, out);
            out.sink().putText(value.toString());
        });
    }

    /** In a class of its own, for programs without that module. */
    private static final class Sql {

        static void add() {
            ValueRules.add(Timestamp.class, (value, out) -> {
                start(Timestamp.class, out);
                out.sink().putLong(value.getTime());
                out.sink().putInt(value.getNanos());
            });
            ValueRules.add(java.sql.Date.class, (value, out) -> {
                start(java.sql.Date.class, out);
                out.sink().putLong(value.getTime());
            });
            ValueRules.add(java.sql.Time.class, (value, out) -> {
                start(java.sql.Time.class, out);
                out.sink().putLong(value.getTime());
            });
        }
    }

    private static boolean isSqlThere() {
        return ModuleLayer.boot().findModule("java.sql").isPresent()
                && ValueRules.class
                        .getModule()
                        .canRead(ModuleLayer.boot().findModule("java.sql").get());
    }

    private interface Writing<T> {
        void write(T value, KeyEncoder out);
    }

    @SuppressWarnings("unchecked") // only objects of that type come here
    private static <T> void add(Class<T> type, Writing<? super T> writing) {
        RULES.put(type, (value, out) -> writing.write((T) value, out));
    }

    @SuppressWarnings("unchecked") // as above
    private static <T> void addSubtypes(Class<T> type, Writing<? super T> writing) {
        RULES_OF_SUBTYPES.put(type, (value, out) -> writing.write((T) value, out));
    }

    /** A type whose text tells its objects apart, and is the same for equal ones. */
    private static void addText(Class<?> type) {
        add(type, (value, out) -> {
            start(type, out);
            out.sink().putText(value.toString());
        });
    }

    private static void start(Class<?> type, KeyEncoder out) {
        out.sink().putByte(Tag.VALUE);
        out.sink().putText(type.getName());
    }

    private static void bytes(byte[] bytes, KeyEncoder out) {
        out.sink().putCount(bytes.length);
        out.sink().putBytes(bytes);
    }

    /** The rule of a class; null if it is none of these. */
    static @Nullable TypeRule of(Class<?> type) {
        TypeRule rule = RULES.get(type);
        if (rule != null) {
            return rule;
        }
        for (Map.Entry<Class<?>, TypeRule> each : RULES_OF_SUBTYPES.entrySet()) {
            if (each.getKey().isAssignableFrom(type)) {
                return each.getValue();
            }
        }
        return null;
    }
}
