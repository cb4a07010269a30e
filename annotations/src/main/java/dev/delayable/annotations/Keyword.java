package dev.delayable.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a parameter of a {@link Delayable @Delayable} method a keyword: it leaves the positional arguments of the
 * factory, and becomes a method of the job, named as the parameter, that returns a new job with that value.
 *
 * <p>The default is given as text, as {@code null}, or by the name of a member of the class. A keyword without a default is
 * required: the factory returns a stage whose only method sets it.
 *
 * <pre>{@code
 * @Delayable
 * static int slowFunction2(int v1, int v2, @Keyword("*") String operation, int... args) { ... }
 *
 * slowFunction2(0, 20, 3)                  // operation is "*"
 * slowFunction2(0, 20, 3).operation("-")   // operation is "-"
 * }</pre>
 *
 * @since 0.1
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Keyword {

    /**
     * The default, written as plain text and converted to the type of the parameter when the method is compiled. For
     * each type:
     *
     * <ul>
     *   <li>{@code String}: the text itself;
     *   <li>{@code int}, {@code long}, {@code short}, {@code byte} and their boxes: a literal as Java reads it, with an
     *       optional sign: {@code "10"}, {@code "-1"}, {@code "0xFF"}, {@code "1_000"}, {@code "10L"} for a long;
     *   <li>{@code double}, {@code float} and their boxes: {@code "0.5"}, {@code "1e-3"}, {@code "NaN"},
     *       {@code "Infinity"}, {@code "-Infinity"};
     *   <li>{@code boolean} and its box: {@code "true"} or {@code "false"};
     *   <li>{@code char} and its box: exactly one character;
     *   <li>an enum: the name of one of its constants, {@code "RED"};
     *   <li>{@code Class}: the canonical name of a class, {@code "java.lang.String"}.
     * </ul>
     *
     * <p>A text that does not fit the type is a compile error at this very value.
     *
     * @return the default as text
     */
    String value() default "";

    /**
     * Whether the default is {@code null}.
     *
     * @return {@code true} for a default of {@code null}, in place of {@link #value()}
     */
    boolean nullDefault() default false;

    /**
     * Where the default comes from, if it cannot be written as text: the name of a static field, or of a static method
     * without parameters and checked exceptions, of the class of the method. It is read or called for each job that is
     * made without this keyword.
     *
     * @return the name of a member of the class; empty for a default given otherwise
     */
    String from() default "";

    /**
     * The name of the keyword, where it is to differ from the parameter's: to keep the keyword while the parameter is
     * renamed, or because the parameter's name cannot be the name of a method of the job.
     *
     * @return a Java identifier; empty for the name of the parameter
     */
    String name() default "";
}
