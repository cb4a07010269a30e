package dev.delayable.processor.reading;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Where classes stand in the source. Only javac can tell, and only javac warns of what is asked here. */
public final class SourceFiles {

    private final ProcessingEnvironment environment;

    public SourceFiles(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Whether a class, or the top-level class around it, stands in a file that has another class's name. */
    boolean isAuxiliary(TypeElement type) {
        TypeElement topLevel = topLevel(type);
        return test(
                topLevel,
                (trees, path) -> !path.getCompilationUnit()
                        .getSourceFile()
                        .isNameCompatible(topLevel.getSimpleName().toString(), JavaFileObject.Kind.SOURCE));
    }

    /** Whether a class belongs to a file of methods without a class around them, whose class no code can name. */
    public boolean isInFileWithoutClass(TypeElement type) {
        return test(topLevel(type), SourceFiles::isUnwritten);
    }

    /** Such a class is final although nobody wrote it; where its members stand says nothing, for Lombok moves members. */
    private static boolean isUnwritten(Trees trees, TreePath path) {
        ModifiersTree modifiers = ((ClassTree) path.getLeaf()).getModifiers();
        return modifiers.getFlags().contains(Modifier.FINAL)
                && trees.getSourcePositions().getStartPosition(path.getCompilationUnit(), modifiers)
                        == Diagnostic.NOPOS;
    }

    /**
     * Whether a method stands in the source. If Lombok's processor comes first it has given the class more methods by now, each at
     * the place of an annotation or a field; if it comes later, it has not.
     */
    public boolean isWritten(ExecutableElement method) {
        return environment.getElementUtils().getTypeElement("lombok.Generated") == null
                || !test(
                        method,
                        (trees, path) -> isMissing(method.getSimpleName().toString(), trees, path));
    }

    /** Whether the source has not this name where the method is said to be: there is an annotation, or a field. */
    private static boolean isMissing(String name, Trees trees, TreePath path) {
        CompilationUnitTree unit = path.getCompilationUnit();
        long start = trees.getSourcePositions().getStartPosition(unit, path.getLeaf());
        long end = trees.getSourcePositions().getEndPosition(unit, path.getLeaf());
        try {
            String source = unit.getSourceFile().getCharContent(true).toString();
            if (start < 0 || end < start || end > source.length()) {
                return start < 0;
            }
            String text = source.substring((int) start, (int) end);
            boolean isThere = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "\\s*[(/]")
                    .matcher(text)
                    .find();
            return !isThere && !text.contains("\\u"); // which may spell the name in another way
        } catch (IOException e) {
            return false; // the compiler has read the file, and has more to say of it
        }
    }

    /** The comments of the methods of a class, if its source is at hand. */
    Optional<Map<Element, String>> methodComments(Element type) {
        Map<Element, String> comments = new HashMap<>();
        boolean isFound = test(type, (trees, path) -> {
            for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
                TreePath place = new TreePath(path, member);
                String comment = member instanceof MethodTree ? trees.getDocComment(place) : null;
                if (comment != null) {
                    comments.put(trees.getElement(place), comment);
                }
            }
            return true;
        });
        return isFound ? Optional.of(comments) : Optional.empty();
    }

    /** The outermost of the classes around a class, or the class itself. */
    public static TypeElement topLevel(TypeElement type) {
        TypeElement topLevel = type;
        while (topLevel.getEnclosingElement() instanceof TypeElement outer) {
            topLevel = outer;
        }
        return topLevel;
    }

    private boolean test(Element element, BiPredicate<Trees, TreePath> test) {
        try {
            Trees trees = Trees.instance(environment);
            TreePath path = trees.getPath(element);
            return path != null && test.test(trees, path);
        } catch (IllegalArgumentException | LinkageError e) {
            // Another compiler, or a build tool's wrapper around this one.
            return false;
        }
    }
}
