#!/usr/bin/env bash
# Version: com.google.turbine:turbine:0.11.0 (the compiler of headers that Bazel runs processors with), beside the javac on the
#   PATH (17 or newer).
# Behaviour: turbine shows processors the implicit members of enums and records in another shape. getParameters() is empty for
#   valueOf of an enum and for equals of a record, although toString() of the same methods names the parameter; and
#   Elements.getOrigin says that the constructors which nobody has written are EXPLICIT.
# Output seen: "valueOf()" for "valueOf(java.lang.String)", "equals()" for "equals(java.lang.Object)", EXPLICIT for MANDATED.
# Why it matters: a processor that makes something of each member generates calls that do not compile, under Bazel alone; one
#   that leaves out what is MANDATED does not leave these out there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for artifact in com.google.turbine:turbine:0.11.0 com.google.guava:guava:32.1.1-jre com.google.guava:failureaccess:1.0.1 \
  com.google.protobuf:protobuf-java:3.25.5; do
  mvn -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$folder/lib"
done
mkdir processor
cat > processor/Members.java <<'JAVA'
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("*")
public class Members extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element type : round.getRootElements()) {
            for (Element member : type.getEnclosedElements()) {
                if (member instanceof ExecutableElement executable) {
                    String types = executable.getParameters().stream()
                            .map(parameter -> parameter.asType().toString())
                            .collect(Collectors.joining(", "));
                    System.out.println(type + ": " + executable.getSimpleName() + "(" + types + ")"
                            + (member.getKind() == ElementKind.CONSTRUCTOR
                                    ? " " + processingEnv.getElementUtils().getOrigin(member)
                                    : ""));
                }
            }
        }
        return false;
    }
}
JAVA
javac -d processor processor/Members.java
printf 'enum Colour { RED }\n' > Colour.java
printf 'record Pair(int left, String... right) {}\n' > Pair.java
javac -proc:only -processorpath processor -processor Members -d classes Colour.java Pair.java | sort > javac.out
java -cp 'lib/*' com.google.turbine.main.Main --sources Colour.java Pair.java --processorpath processor --processors Members \
  --output headers.jar --javacopts --release 17 -- | sort > turbine.out
diff javac.out turbine.out > output || true
cat output
diff output - <<'TEXT' || { echo "changed" >&2; exit 1; }
1,2c1,2
< Colour: <init>() MANDATED
< Colour: valueOf(java.lang.String)
---
> Colour: <init>() EXPLICIT
> Colour: valueOf()
4,5c4,5
< Pair: <init>(int, java.lang.String[]) MANDATED
< Pair: equals(java.lang.Object)
---
> Pair: <init>(int, java.lang.String[]) EXPLICIT
> Pair: equals()
TEXT
