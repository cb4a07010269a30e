package dev.delayable.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a {@link Delayable @Delayable} method whose argument must not be printed, such as a password. The
 * argument reads {@code ***} in the text of the job, and so in every error, log line, Flight Recorder event and report.
 *
 * <pre>{@code
 * @Delayable
 * static Session login(String user, @Sensitive String password) { ... }
 *
 * LoginsDelayed.login("ann", "s3cret").toString()   // login("ann", ***)
 * }</pre>
 *
 * <p>Only the text is hidden. The job holds the argument itself, {@code args()} and {@code kwargs()} return it, and it is
 * sent to worker processes as every other argument is. Messages of exceptions that the method throws are its own.
 *
 * @since 0.1
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Sensitive {}
