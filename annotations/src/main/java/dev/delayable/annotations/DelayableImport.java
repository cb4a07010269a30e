package dev.delayable.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes factories for the public methods of a class that one cannot annotate, in the package of the class that carries
 * this annotation.
 *
 * <pre>{@code
 * @DelayableImport(Math.class)
 * final class Roots {
 *     // Python: Parallel(n_jobs=2)(delayed(sqrt)(i ** 2) for i in range(10))
 *     List<Double> roots = Parallel.nJobs(2).run(IntStream.range(0, 10).mapToObj(i -> MathDelayed.sqrt(i * i)));
 * }
 * }</pre>
 *
 * <p>The parameters have their own names if the class file holds them, and {@code arg0}, {@code arg1} and so on if not.
 * Without a list of methods, those that cannot have a factory are passed over: among them those that mention a class which
 * is not on the class path, as that of an optional dependency.
 *
 * @since 0.1
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(DelayableImport.List.class)
public @interface DelayableImport {

    /**
     * The class whose methods get factories.
     *
     * @return a public class
     */
    Class<?> value();

    /**
     * The names of the methods; each stands for all overloads.
     *
     * @return names; empty for all methods
     */
    String[] methods() default {};

    /** Several imports at one place; written by the compiler. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {

        /**
         * The imports.
         *
         * @return one or more
         */
        DelayableImport[] value();
    }
}
