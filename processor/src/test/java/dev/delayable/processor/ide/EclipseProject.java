package dev.delayable.processor.ide;

import java.nio.file.Path;
import java.util.List;

/** A Java project that is open in Eclipse, as its user meets it. Only the JDK's types cross over to Eclipse. */
interface EclipseProject {

    /** Makes the project and opens it, with annotation processing by the processors in the jars given. */
    void open(Path jdk, List<String> classPath, List<String> processorPath);

    /** Saves a source file, upon which Eclipse builds. */
    void save(String file, String text);

    /** Deletes a source file, upon which Eclipse builds. */
    void delete(String file);

    /** Closes the project, and deletes it. */
    void close();

    /** The names of the files that the processors have written. */
    List<String> generated();

    /** The markers of errors and warnings, as {@code file:line: message}. */
    List<String> problems();

    /** What Eclipse offers at the bar in a line of code, as {@code name(type parameter, ...) : type}. */
    List<String> completions(String line);

    /** The documentation beside the proposal of this name. */
    String documentation(String line, String name);
}
