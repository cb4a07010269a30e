package dev.delayable.benchmarks.corpus;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds all methods of source files that can be marked: constructors cannot, and nobody names a class inside a method. */
final class MethodFinder extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<MarkedSource.Place> methods = new ArrayList<>();
    private final List<MarkedSource.Place> classes = new ArrayList<>();

    private MethodFinder(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    /** Reads files with javac's parser. */
    static Map<Path, MarkedSource> read(List<Path> files) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Map<Path, MarkedSource> sources = new TreeMap<>();
        try (StandardJavaFileManager manager =
                javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) javac.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none", "-nowarn"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                MethodFinder finder = new MethodFinder(unit, positions);
                finder.scan(unit, null);
                Path file = Path.of(unit.getSourceFile().toUri());
                sources.put(file, new MarkedSource(Files.readString(file), finder.methods, finder.classes));
            }
        }
        return sources;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        classes.add(place(tree));
        return super.visitClass(tree, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
        return null; // the members of a class without a name
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        if (tree.getReturnType() != null) {
            methods.add(place(tree));
        }
        return null;
    }

    private MarkedSource.Place place(Tree tree) {
        return new MarkedSource.Place(positions.getStartPosition(unit, tree), positions.getEndPosition(unit, tree));
    }
}
