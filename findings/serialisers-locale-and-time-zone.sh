#!/usr/bin/env bash
# Version: com.esotericsoftware:kryo:5.6.2 and org.apache.fory:fory-core:1.6.0, on JDK 17.
# Behaviour: both write a Locale as language, country and variant, and a TimeZone as its name alone. Script and extensions
#   of a locale are lost, and a SimpleTimeZone, which no name stands for, comes back as GMT. Neither reports an error.
# Output seen: "sr-Latn -> sr", "zh-Hant-TW-u-ca-roc -> zh-TW", "3600000 -> 0" (the offset in milliseconds), by both.
# Why it matters: jobs that format texts give other ones where their arguments have travelled: Serbian in Cyrillic letters,
#   dates in another calendar, times an hour off; and two arguments that differ become equal on the way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for artifact in com.esotericsoftware:kryo:5.6.2 com.esotericsoftware:reflectasm:1.11.9 com.esotericsoftware:minlog:1.3.1 \
  org.objenesis:objenesis:3.4 org.apache.fory:fory-core:1.6.0; do
  mvn -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$folder/lib"
done
cat > Places.java <<'JAVA'
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.apache.fory.Fory;

public class Places {
    private static Object kryo(Object value) {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(false);
        Output output = new Output(64, -1);
        kryo.writeClassAndObject(output, value);
        return kryo.readClassAndObject(new Input(output.toBytes()));
    }

    private static Object fory(Object value) {
        Fory fory = Fory.builder().withXlang(false).requireClassRegistration(false).build();
        return fory.deserialize(fory.serialize(value));
    }

    private static String text(Object value) {
        return value instanceof Locale locale ? locale.toLanguageTag() : "" + ((TimeZone) value).getRawOffset();
    }

    private static void show(String name, UnaryOperator<Object> way) {
        for (Object value : List.of(
                Locale.forLanguageTag("sr-Latn"),
                Locale.forLanguageTag("zh-Hant-TW-u-ca-roc"),
                new SimpleTimeZone(3_600_000, "Plant"))) {
            System.out.println(name + ": " + text(value) + " -> " + text(way.apply(value)));
        }
    }

    public static void main(String[] args) {
        show("kryo", Places::kryo);
        show("fory", Places::fory);
    }
}
JAVA
javac -cp 'lib/*' -d . Places.java
java -cp 'lib/*:.' Places 2> errors | grep -E '^(kryo|fory): ' | tee output
diff output - <<'TEXT' || { echo "changed" >&2; cat errors >&2; exit 1; }
kryo: sr-Latn -> sr
kryo: zh-Hant-TW-u-ca-roc -> zh-TW
kryo: 3600000 -> 0
fory: sr-Latn -> sr
fory: zh-Hant-TW-u-ca-roc -> zh-TW
fory: 3600000 -> 0
TEXT
