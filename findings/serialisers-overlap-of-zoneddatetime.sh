#!/usr/bin/env bash
# Version: com.esotericsoftware:kryo:5.6.2 and org.apache.fory:fory-core:1.6.0, on JDK 17.
# Behaviour: when clocks are set back, an hour of local time comes twice, and a ZonedDateTime says by its offset which of the
#   two it means. Both libraries write the local time and the zone without the offset, and read the earlier of the two: a
#   value of the second one comes back an hour earlier, without an error. Java's own serialisation keeps the offset.
# Output seen: "kryo: 2023-10-29T00:30:00Z" and "fory: 2023-10-29T00:30:00Z" for a value whose instant is 01:30:00Z.
# Why it matters: results that are kept or sent by such a serialiser are another point in time than those computed here, in
#   one hour of each year; a test with any other time passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for artifact in com.esotericsoftware:kryo:5.6.2 com.esotericsoftware:reflectasm:1.11.9 com.esotericsoftware:minlog:1.3.1 \
  org.objenesis:objenesis:3.4 org.apache.fory:fory-core:1.6.0; do
  mvn -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$folder/lib"
done
cat > Overlap.java <<'JAVA'
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.apache.fory.Fory;

public class Overlap {
    public static void main(String[] args) throws Exception {
        ZonedDateTime second = LocalDateTime.of(2023, 10, 29, 2, 30)
                .atZone(ZoneId.of("Europe/Berlin"))
                .withLaterOffsetAtOverlap();
        System.out.println("value: " + second.toInstant());

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(bytes);
        out.writeObject(second);
        out.flush();
        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        System.out.println("java: " + ((ZonedDateTime) read).toInstant());

        Kryo kryo = new Kryo();
        kryo.register(ZonedDateTime.class);
        Output output = new Output(64, -1);
        kryo.writeObject(output, second);
        System.out.println("kryo: "
                + kryo.readObject(new Input(output.toBytes()), ZonedDateTime.class).toInstant());

        Fory fory = Fory.builder().withXlang(false).requireClassRegistration(true).build();
        System.out.println("fory: " + ((ZonedDateTime) fory.deserialize(fory.serialize(second))).toInstant());
    }
}
JAVA
javac -cp 'lib/*' -d . Overlap.java
java -cp 'lib/*:.' Overlap 2> errors | grep -E '^(value|java|kryo|fory): ' | tee output
diff output - <<'TEXT' || { echo "changed" >&2; cat errors >&2; exit 1; }
value: 2023-10-29T01:30:00Z
java: 2023-10-29T01:30:00Z
kryo: 2023-10-29T00:30:00Z
fory: 2023-10-29T00:30:00Z
TEXT
