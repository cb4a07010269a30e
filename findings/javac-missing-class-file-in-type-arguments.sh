#!/usr/bin/env bash
# Version: the javac on the PATH (seen with 17.0 and 25.0).
# Behaviour: a method of a class file has a type in its signature whose own class file is missing. The first question to its
#   TypeMirror decides: getTypeArguments() throws com.sun.tools.javac.code.Symbol$CompletionFailure, an exception of no public
#   package and without a stack trace; after getKind(), which says ERROR, the same call on the same object returns an empty list.
#   So does the second call of the one that has thrown. getEnclosingType() returns NONE at once.
# Output seen: "getTypeArguments first: CompletionFailure, then []", "getKind first: ERROR, then []"; the same under both JDKs.
# Why it matters: a library with an optional dependency is valid and common. A processor that takes its signatures apart with a
#   TypeVisitor, whose visitDeclared receives these types, ends the whole compilation or not, depending on the order of its
#   questions; nothing in javax.lang.model says that they can fail.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p processor sources/lib
for name in First Second Third; do
  printf 'package lib;\npublic class %s {\n    public static void call() throws Optional%s {}\n}\n' "$name" "$name" \
    > "sources/lib/$name.java"
  printf 'package lib;\npublic class Optional%s extends Exception {}\n' "$name" > "sources/lib/Optional$name.java"
done
javac -d library sources/lib/*.java
rm library/lib/Optional*.class
cat > processor/Asks.java <<'JAVA'
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

@SupportedAnnotationTypes("*")
public class Asks extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            return false;
        }
        ask("getTypeArguments", "First", DeclaredType::getTypeArguments, DeclaredType::getTypeArguments);
        ask("getEnclosingType", "Second", DeclaredType::getEnclosingType, DeclaredType::getEnclosingType);
        ask("getKind", "Third", DeclaredType::getKind, DeclaredType::getTypeArguments);
        return false;
    }

    private void ask(
            String name, String owner, Function<DeclaredType, ?> first, Function<DeclaredType, ?> second) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement("lib." + owner);
        ExecutableElement method = ElementFilter.methodsIn(type.getEnclosedElements()).get(0);
        DeclaredType missing = (DeclaredType) method.getThrownTypes().get(0);
        System.out.println(name + " first: " + answer(missing, first) + ", then " + answer(missing, second));
    }

    private static String answer(DeclaredType type, Function<DeclaredType, ?> question) {
        try {
            return String.valueOf(question.apply(type)).replaceFirst("^$", "[]");
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
JAVA
javac -d processor processor/Asks.java
printf 'class User {}\n' > User.java
javac -proc:only -cp library -processorpath processor -processor Asks User.java | tee output
diff output - <<'TEXT' || { echo "changed" >&2; exit 1; }
getTypeArguments first: CompletionFailure, then []
getEnclosingType first: none, then none
getKind first: ERROR, then []
TEXT
