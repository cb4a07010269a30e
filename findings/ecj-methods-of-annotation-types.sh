#!/usr/bin/env bash
# Version: org.eclipse.jdt:ecj:3.46.100, beside the javac on the PATH (17 or newer).
# Behaviour: RoundEnvironment.getElementsAnnotatedWith does not return annotated methods of an annotation type in Eclipse's
#   compiler; javac returns them. Where nothing else is annotated, Eclipse's compiler does not call the processor at all.
# Output seen: "javac: [value(), other()]" and "ecj: [other()]".
# Why it matters: a processor that asks the round environment passes over such methods without a word in Eclipse, so it must
#   look at the members of each type itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -q -B dependency:copy -Dartifact=org.eclipse.jdt:ecj:3.46.100 -DoutputDirectory="$folder/lib"
mkdir -p processor sources
cat > processor/Finder.java <<'JAVA'
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("Mark")
public class Finder extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!annotations.isEmpty()) {
            Set<String> names = new TreeSet<>();
            for (Element element : round.getElementsAnnotatedWith(annotations.iterator().next())) {
                names.add(element.getSimpleName() + "()");
            }
            System.out.println("found " + names);
        }
        return false;
    }
}
JAVA
javac -proc:none -d processor/classes processor/Finder.java
printf 'public @interface Mark {}\n' > sources/Mark.java
printf 'public @interface Annotation { @Mark String value(); }\n' > sources/Annotation.java
printf 'public class Other { @Mark void other() {} }\n' > sources/Other.java
options=(-processorpath processor/classes -processor Finder)
javac -proc:full "${options[@]}" -d out1 sources/*.java > javac.txt 2>/dev/null \
  || javac "${options[@]}" -d out1 sources/*.java > javac.txt
java -jar lib/ecj-3.46.100.jar --release 17 "${options[@]}" -d out2 sources/*.java > ecj.txt
echo "javac: $(cat javac.txt)"
echo "ecj: $(cat ecj.txt)"
grep -qx 'found \[other(), value()\]' javac.txt || { echo "changed: javac" >&2; exit 1; }
grep -qx 'found \[other()\]' ecj.txt || { echo "changed: ecj" >&2; exit 1; }
