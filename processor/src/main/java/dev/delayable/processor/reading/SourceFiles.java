package dev.delayable.processor.reading;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.function.BiPredicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Where classes stand in the source. Only javac can tell, and only javac warns of what is asked here. */
public final class SourceFiles {

    private SourceFiles() {}

    /** Whether a class, or the top-level class around it, stands in a file that has another class's name. */
    static boolean isAuxiliary(TypeElement type, ProcessingEnvironment environment) {
        TypeElement topLevel = topLevel(type);
        return test(
                topLevel,
                environment,
                (trees, path) -> !path.getCompilationUnit()
                        .getSourceFile()
                        .isNameCompatible(topLevel.getSimpleName().toString(), JavaFileObject.Kind.SOURCE));
    }

    /** Whether a class belongs to a file of methods without a class around them, whose class no code can name. */
    public static boolean isInFileWithoutClass(TypeElement type, ProcessingEnvironment environment) {
        return test(topLevel(type), environment, SourceFiles::startsWithMember);
    }

    /** Such a class begins where its first member does; nothing else tells it from one that is written. */
    private static boolean startsWithMember(Trees trees, TreePath path) {
        SourcePositions positions = trees.getSourcePositions();
        long start = positions.getStartPosition(path.getCompilationUnit(), path.getLeaf());
        return ((ClassTree) path.getLeaf())
                .getMembers().stream()
                        .filter(member -> positions.getEndPosition(path.getCompilationUnit(), member) >= 0)
                        .anyMatch(member -> positions.getStartPosition(path.getCompilationUnit(), member) == start);
    }

    private static TypeElement topLevel(TypeElement type) {
        TypeElement topLevel = type;
        while (topLevel.getEnclosingElement() instanceof TypeElement outer) {
            topLevel = outer;
        }
        return topLevel;
    }

    private static boolean test(
            TypeElement type, ProcessingEnvironment environment, BiPredicate<Trees, TreePath> test) {
        try {
            Trees trees = Trees.instance(environment);
            TreePath path = trees.getPath(type);
            return path != null && test.test(trees, path);
        } catch (IllegalArgumentException | LinkageError e) {
            // Another compiler, or a build tool's wrapper around this one.
            return false;
        }
    }
}
