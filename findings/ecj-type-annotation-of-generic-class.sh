#!/usr/bin/env bash
# Version: org.eclipse.jdt:ecj:3.46.100, beside the javac on the PATH (17 or newer).
# Behaviour: a field whose type carries a TYPE_USE annotation inside (before the last name of a qualified type, or on a type
#   argument) is refused if the annotation type is a member of the same class and that class has a type parameter. Without the
#   type parameter, in a parameter of a method, or from another class, Eclipse's compiler accepts the same annotation; javac
#   accepts all of them.
# Output seen: "Generic: javac accepts, ecj refuses: Annotation types that do not specify explicit target element types cannot
#   be applied here", although the annotation type has @Target(TYPE_USE); "Plain: javac accepts, ecj accepts".
# Why it matters: nullness annotations are such annotations. A processor that copies the types of a source, annotations
#   included, meets valid classes that one compiler refuses; the error says the opposite of what stands in the source.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -q -B dependency:copy -Dartifact=org.eclipse.jdt:ecj:3.46.100 -DoutputDirectory="$folder/lib"
cat > Generic.java <<'JAVA'
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

class Generic<T> {
    @Target(ElementType.TYPE_USE)
    @interface Known {}

    java.util.@Known Optional<T> qualified;
    java.util.List<@Known String> argument;
}
JAVA
sed 's/Generic<T>/Plain/; s/Optional<T>/Optional<String>/' Generic.java > Plain.java
said() {
  local javac=accepts ecj
  javac -proc:none -d javac --release 17 "$1.java" > javac.out 2>&1 || javac="refuses: $(head -n 1 javac.out)"
  if java -jar lib/ecj-3.46.100.jar -proc:none --release 17 -d ecj "$1.java" > ecj.out 2>&1; then
    ecj=accepts
  else
    ecj="refuses: $(grep -m 1 '^Annotation types' ecj.out || head -n 1 ecj.out)"
  fi
  echo "$1: javac $javac, ecj $ecj"
}
{
  said Generic
  said Plain
} | tee output
diff output - <<'TEXT' || { echo "changed" >&2; exit 1; }
Generic: javac accepts, ecj refuses: Annotation types that do not specify explicit target element types cannot be applied here
Plain: javac accepts, ecj accepts
TEXT
