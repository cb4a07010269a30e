package dev.delayable.processor.reading;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Where classes stand in the source. Only javac can tell, and only javac warns of what is asked here. */
final class SourceFiles {

    private SourceFiles() {}

    /** Whether a class, or the top-level class around it, stands in a file that has another class's name. */
    static boolean isAuxiliary(TypeElement type, ProcessingEnvironment environment) {
        TypeElement topLevel = type;
        while (topLevel.getEnclosingElement() instanceof TypeElement outer) {
            topLevel = outer;
        }
        try {
            TreePath path = Trees.instance(environment).getPath(topLevel);
            return path != null
                    && !path.getCompilationUnit()
                            .getSourceFile()
                            .isNameCompatible(topLevel.getSimpleName().toString(), JavaFileObject.Kind.SOURCE);
        } catch (IllegalArgumentException | LinkageError e) {
            // Another compiler, or a build tool's wrapper around this one.
            return false;
        }
    }
}
