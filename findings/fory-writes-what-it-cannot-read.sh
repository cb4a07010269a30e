#!/usr/bin/env bash
# Version: org.apache.fory:fory-core:1.6.0, on JDK 17.
# Behaviour: a list of Stream.toList() that holds null, a PriorityBlockingQueue and a LinkedBlockingDeque are written without
#   an error, and cannot be read again; the same list without null, a PriorityQueue and a LinkedBlockingQueue can.
# Output seen: "toList with null: written, not read", "toList: read", and so on.
# Why it matters: who keeps bytes and reads them later finds out when the values are gone. Read once what was written,
#   before it is counted as kept.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -q -B dependency:copy -Dartifact=org.apache.fory:fory-core:1.6.0 -DoutputDirectory="$folder/lib"
cat > Unread.java <<'JAVA'
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.stream.Stream;
import org.apache.fory.Fory;

public class Unread {
    private static void show(String name, Object value) {
        Fory fory = Fory.builder().withXlang(false).requireClassRegistration(false).build();
        byte[] bytes = fory.serialize(value);
        String read;
        try {
            read = ((Collection<?>) fory.deserialize(bytes)).size() > 1 ? "read" : "read, but not all";
        } catch (RuntimeException e) {
            read = "written, not read";
        }
        System.out.println(name + ": " + read);
    }

    public static void main(String[] args) {
        show("toList", Stream.of(1, 2, 3).toList());
        show("toList with null", Stream.of(1, null, 3).toList());
        show("PriorityQueue", new PriorityQueue<>(List.of(1, 2)));
        show("PriorityBlockingQueue", new PriorityBlockingQueue<>(List.of(1, 2)));
        show("LinkedBlockingQueue", new LinkedBlockingQueue<>(List.of(1, 2)));
        show("LinkedBlockingDeque", new LinkedBlockingDeque<>(List.of(1, 2)));
    }
}
JAVA
javac -cp 'lib/*' -d . Unread.java
java -cp 'lib/*:.' Unread 2> errors | grep -E '^[A-Za-z ]+: (read|written)' | tee output
diff output - <<'TEXT' || { echo "changed" >&2; cat errors >&2; exit 1; }
toList: read
toList with null: written, not read
PriorityQueue: read
PriorityBlockingQueue: written, not read
LinkedBlockingQueue: read
LinkedBlockingDeque: written, not read
TEXT
