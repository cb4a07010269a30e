#!/usr/bin/env bash
# Version: org.eclipse.jdt:ecj:3.46.100, beside the javac on the PATH (17 or newer).
# Behaviour: Messager.printMessage(kind, text, element) drops the element without a word if it is a record, an enum constant or a
#   type parameter, all of them written in a source that is being compiled: the message has neither file nor line. Those about a
#   class, an enum, a method, a field or a parameter have both, and javac shows a place for all of them.
# Output seen: "ENUM_CONSTANT RED: javac line 1, ecj no place", and the same for "RECORD Pair", "TYPE_PARAMETER L" and
#   "TYPE_PARAMETER V"; lines for the other four.
# Why it matters: an error of a processor about a record cannot be shown by an editor, nor be found in a build of a thousand
#   files. The API has no other way to give a place, so a processor has to name a neighbour of the element.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -q -B dependency:copy -Dartifact=org.eclipse.jdt:ecj:3.46.100 -DoutputDirectory="$folder/lib"
mkdir processor sources
cat > processor/Notes.java <<'JAVA'
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

@SupportedAnnotationTypes("*")
public class Notes extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        round.getRootElements().forEach(this::note);
        return false;
    }

    private void note(Element element) {
        String text = "about " + element.getKind() + " " + element.getSimpleName();
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, text, element);
        if (element instanceof Parameterizable generic) {
            generic.getTypeParameters().forEach(this::note);
        }
        if (element instanceof ExecutableElement method) {
            method.getParameters().forEach(this::note);
        }
        element.getEnclosedElements().forEach(this::note);
    }
}
JAVA
javac -d processor processor/Notes.java
printf 'record Pair<L>(L left) {\n    int one() { return 1; }\n}\n' > sources/Pair.java
printf 'enum Colour { RED;\n    int field;\n    <V> void two(V given) {}\n}\n' > sources/Colour.java
java -jar lib/ecj-3.46.100.jar --release 17 -proc:only -processorpath processor -processor Notes -d none sources \
  > ecj.out 2>&1 || true
javac --release 17 -proc:only -processorpath processor -processor Notes -Xmaxerrs 1000 sources/*.java > javac.out 2>&1 || true
line() { sed -n "$1" "$2" | head -n 1 | grep . || echo "no place"; }
for element in "ENUM Colour" "ENUM_CONSTANT RED" "FIELD field" "METHOD one" "PARAMETER given" "RECORD Pair" "TYPE_PARAMETER L" \
  "TYPE_PARAMETER V"; do
  javac=$(line "s/.*java:\([0-9]*\): error: about $element\$/line \1/p" javac.out)
  ecj=$({ grep -B 4 "^about $element\$" ecj.out || true; } | line 's/.*(at line \([0-9]*\))$/line \1/p' /dev/stdin)
  echo "$element: javac $javac, ecj $ecj"
done | tee output
diff output - <<'TEXT' || { echo "changed" >&2; exit 1; }
ENUM Colour: javac line 1, ecj line 1
ENUM_CONSTANT RED: javac line 1, ecj no place
FIELD field: javac line 2, ecj line 2
METHOD one: javac line 2, ecj line 2
PARAMETER given: javac line 3, ecj line 3
RECORD Pair: javac line 1, ecj no place
TYPE_PARAMETER L: javac line 1, ecj no place
TYPE_PARAMETER V: javac line 3, ecj no place
TEXT
