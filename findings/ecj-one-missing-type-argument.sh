#!/usr/bin/env bash
# Version: org.eclipse.jdt:ecj:3.46.100, beside the javac on the PATH (17 or newer).
# Behaviour: a signature has List<Missing>, where Missing does not exist, or not yet, since another processor will write it. To
#   Eclipse's compiler all of the type is an error: its kind is ERROR at every depth, and a TypeVisitor goes to visitError. To javac
#   it is a DECLARED List whose argument is an ERROR. In an array both say ARRAY. And Elements.getTypeElement, which takes
#   canonical names, finds java.util.Map$Entry in one compiler and not in the other.
# Output seen: "argument: DECLARED of ERROR" under javac, "argument: ERROR of ERROR" under ecj; "java.util.Map$Entry: null" under
#   javac, "java.util.Map$Entry: java.util.Map.Entry" under ecj.
# Why it matters: a processor that waits for missing types looks for errors among the type arguments, and visitError of the
#   JDK's visitors goes into none: it sees that something is missing and not what. One that checks a name by asking for the class
#   accepts under Eclipse what javac will not compile.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -q -B dependency:copy -Dartifact=org.eclipse.jdt:ecj:3.46.100 -DoutputDirectory="$folder/lib"
mkdir processor
cat > processor/Kinds.java <<'JAVA'
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

@SupportedAnnotationTypes("*")
public class Kinds extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element type : round.getRootElements()) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                TypeMirror result = method.getReturnType();
                System.out.println(method.getSimpleName() + ": " + result.getKind()
                        + (result instanceof DeclaredType declared
                                ? " of " + declared.getTypeArguments().get(0).getKind()
                                : ""));
            }
            for (String name : new String[] {"java.util.Map.Entry", "java.util.Map$Entry"}) {
                System.out.println(name + ": " + processingEnv.getElementUtils().getTypeElement(name));
            }
        }
        return false;
    }
}
JAVA
javac -d processor processor/Kinds.java
cat > User.java <<'JAVA'
import java.util.List;

interface User {
    List<Missing> argument();

    List<List<Missing>> nested();

    List<Missing>[] array();

    List<String> whole();
}
JAVA
{
  echo "javac:"
  javac -proc:only -processorpath processor -processor Kinds User.java 2> /dev/null || true
  echo "ecj:"
  java -jar lib/ecj-3.46.100.jar --release 17 -proc:only -processorpath processor -processor Kinds -d none User.java \
    2> /dev/null || true
} | tee output
diff output - <<'TEXT' || { echo "changed" >&2; exit 1; }
javac:
argument: DECLARED of ERROR
nested: DECLARED of DECLARED
array: ARRAY
whole: DECLARED of DECLARED
java.util.Map.Entry: java.util.Map.Entry
java.util.Map$Entry: null
ecj:
argument: ERROR of ERROR
nested: ERROR of ERROR
array: ARRAY
whole: DECLARED of DECLARED
java.util.Map.Entry: java.util.Map.Entry
java.util.Map$Entry: java.util.Map.Entry
TEXT
