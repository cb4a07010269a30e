package dev.delayable.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose calls can be delayed: put into a job, and run later and elsewhere. On a class it marks all methods
 * that the class declares, but for private ones and those of {@link Object}.
 *
 * <p>For a class {@code C} with marked methods, the annotation processor writes a class {@code CDelayed} in the same
 * package, with one factory for each of them. The factory has the method's name and takes its positional arguments; it
 * does not call the method, but returns a job that will. Parameters marked {@link Keyword @Keyword} leave the
 * positional list and become methods of the job.
 *
 * <pre>{@code
 * final class SlowFunctions {
 *     @Delayable
 *     static int slowFunction2(int v1, int v2, @Keyword("*") String operation, int... args) { ... }
 * }
 *
 * Job<Integer> job = SlowFunctionsDelayed.slowFunction2(0, 20, 3).operation("-");
 * }</pre>
 *
 * <p>The factories of instance methods are those of an object: {@code BoxDelayed.on(box).put(1)} is a job that calls
 * {@code box.put(1)}.
 *
 * <p>A method that cannot be delayed, a private one for example, is a compile error that says what to change. The compiler
 * option {@code -Adelayable.serializable=warn} (or {@code error}) also reports the parameters, results and objects that
 * keep jobs from being sent to another process; without it nothing is said of them.
 *
 * @since 0.1
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Delayable {

    /**
     * The name of the factory and of the function, where it is to differ from the method's name: when two overloads
     * would have the same factory, or to keep the name of a function while its method is renamed.
     *
     * @return a Java identifier; empty for the name of the method
     */
    String name() default "";

    /**
     * The version of the function, a part of its id. Raise it when the method is to count as another one, so that what
     * was kept of the old one's jobs is not taken for the new one's.
     *
     * @return the version; 0 for none
     */
    int version() default 0;

    /**
     * Whether results of the function may be kept, where the run keeps results. Set it to {@code false} for a method that is
     * called for its effect, such as one that sends a message or writes a file.
     *
     * @return {@code true} unless it is set
     */
    boolean memory() default true;
}
