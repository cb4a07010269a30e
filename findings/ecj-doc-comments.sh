#!/usr/bin/env bash
# Version: org.eclipse.jdt:ecj:3.46.100, beside the javac on the PATH (17 or newer).
# Behaviour: Elements.getDocComment is another text under Eclipse's compiler. A comment that ends with two stars keeps one of them,
#   and Unicode escapes are not translated, though both compilers read the same source. Elements.isDeprecated does not see the
#   @deprecated tag of a comment, which javac takes for the annotation.
# Output seen: "<Adds.> false" by javac and "<Adds. *> false" by ecj for the first method, and the lines below for the others.
# Why it matters: a processor that copies comments or deprecation into what it generates writes other files in the IDE than in the
#   build, so that one of the two recompiles all; and where deprecation is lost, the generated code gets warnings that javac's never
#   has. JDK 23's comments of three slashes are a third difference, which this script leaves out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -q -B dependency:copy -Dartifact=org.eclipse.jdt:ecj:3.46.100 -DoutputDirectory="$folder/lib"
mkdir processor
cat > processor/Comments.java <<'JAVA'
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

@SupportedAnnotationTypes("*")
public class Comments extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Elements elements = processingEnv.getElementUtils();
        for (Element type : round.getRootElements()) {
            for (Element member : type.getEnclosedElements()) {
                String comment = elements.getDocComment(member);
                if (comment != null) {
                    System.out.println(member.getSimpleName() + ": <" + comment.strip().replaceAll("\\s+", " ") + "> "
                            + elements.isDeprecated(member));
                }
            }
        }
        return false;
    }
}
JAVA
javac -d processor processor/Comments.java
cat > User.java <<'JAVA'
interface User {
    /** Adds. **/
    void stars();

    /** Costs \u0041. */
    void escape();

    /** Adds.
     *
     * @deprecated take another one
     */
    void tag();

    /** Adds. */
    @Deprecated
    void annotation();
}
JAVA
{
  echo "javac:"
  javac -nowarn -proc:only -processorpath processor -processor Comments User.java 2> /dev/null
  echo "ecj:"
  java -jar lib/ecj-3.46.100.jar -nowarn --release 17 -proc:only -processorpath processor -processor Comments -d none User.java \
    2> /dev/null
} | tee output
diff output - <<'TEXT' || { echo "changed" >&2; exit 1; }
javac:
stars: <Adds.> false
escape: <Costs A.> false
tag: <Adds. @deprecated take another one> true
annotation: <Adds.> true
ecj:
stars: <Adds. *> false
escape: <Costs \u0041.> false
tag: <Adds. @deprecated take another one> false
annotation: <Adds.> true
TEXT
