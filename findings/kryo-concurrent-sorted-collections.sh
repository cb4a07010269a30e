#!/usr/bin/env bash
# Version: com.esotericsoftware:kryo:5.6.2, on JDK 17.
# Behaviour: PriorityQueue, TreeSet and TreeMap keep their comparator; PriorityBlockingQueue and ConcurrentSkipListSet lose
#   it without an error, and are sorted by natural order when they are read. ConcurrentSkipListMap keeps its comparator, too.
# Output seen: "PriorityQueue: 3 -> 3", "PriorityBlockingQueue: 3 -> 1" and so on: the first element before and after.
# Why it matters: a queue of work that travels serves the least urgent first, and a set no longer finds what only its
#   comparator takes for equal; code that was tested with the collections of one thread gives no hint.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for artifact in com.esotericsoftware:kryo:5.6.2 com.esotericsoftware:reflectasm:1.11.9 com.esotericsoftware:minlog:1.3.1 \
  org.objenesis:objenesis:3.4; do
  mvn -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$folder/lib"
done
cat > Sorted.java <<'JAVA'
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.PriorityBlockingQueue;

public class Sorted {
    public static class Falling implements Comparator<Integer> {
        @Override
        public int compare(Integer left, Integer right) {
            return right.compareTo(left);
        }
    }

    private static Object travelled(Object value) {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(false);
        Output output = new Output(64, -1);
        kryo.writeClassAndObject(output, value);
        return kryo.readClassAndObject(new Input(output.toBytes()));
    }

    private static Object first(Object value) {
        return value instanceof Collection<?> all
                ? all.iterator().next()
                : ((Map<?, ?>) value).keySet().iterator().next();
    }

    public static void main(String[] args) {
        Comparator<Integer> falling = new Falling();
        for (Collection<Integer> each : List.<Collection<Integer>>of(
                new PriorityQueue<>(falling),
                new TreeSet<>(falling),
                new PriorityBlockingQueue<>(8, falling),
                new ConcurrentSkipListSet<>(falling))) {
            each.addAll(List.of(1, 3, 2));
            show(each);
        }
        for (Map<Integer, String> each :
                List.<Map<Integer, String>>of(new TreeMap<>(falling), new ConcurrentSkipListMap<>(falling))) {
            each.putAll(Map.of(1, "", 2, "", 3, ""));
            show(each);
        }
    }

    private static void show(Object value) {
        System.out.println(value.getClass().getSimpleName() + ": " + first(value) + " -> " + first(travelled(value)));
    }
}
JAVA
javac -cp 'lib/*' -d . Sorted.java
java -cp 'lib/*:.' Sorted 2> errors | tee output
diff output - <<'TEXT' || { echo "changed" >&2; cat errors >&2; exit 1; }
PriorityQueue: 3 -> 3
TreeSet: 3 -> 3
PriorityBlockingQueue: 3 -> 1
ConcurrentSkipListSet: 3 -> 1
TreeMap: 3 -> 3
ConcurrentSkipListMap: 3 -> 3
TEXT
