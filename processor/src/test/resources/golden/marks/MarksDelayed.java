package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Marks}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class MarksDelayed {
    /**
     * There are only static factories.
     */
    private MarksDelayed() {
    }

    /**
     * A job that calls {@link Marks#login(String, String, String, int, String...)}.
     *
     * @return the job
     */
    static Login login(String user, String password, String... hints) {
        return new LoginJob(user, password, "none", 4,
                Objects.requireNonNull(hints, "hints").clone());
    }

    /**
     * A job that calls {@link Marks#send(String)}.
     *
     * @return the job
     */
    static Job<Void> send(String text) {
        return new Send(text);
    }

    /**
     * A job that calls {@link Marks#login(String, String, String, int, String...)}, and its keywords.
     */
    interface Login extends Job<Integer> {
        /**
         * Sets pin.
         *
         * @param pin the value
         * @return a new job
         */
        Login pin(String pin);

        /**
         * Sets threads, which is 4 by default.
         *
         * @param threads the value
         * @return a new job
         */
        Login threads(int threads);

        Integer call();
    }

    private record LoginJob(String user, String password, String pin, int threads,
            String[] hints) implements Login, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Marks.class,
                        "login",
                        new LoginJob(null, null, null, 0, null))
                .positional("user", String.class)
                .positional("password", String.class).sensitive()
                .keyword("pin", String.class, "none").sensitive()
                .keyword("threads", int.class, 4).notInKey()
                .varargs("hints", String[].class).sensitive().notInKey();

        public Login pin(String pin) {
            return new LoginJob(user, password, pin, threads, hints);
        }

        public Login threads(int threads) {
            return new LoginJob(user, password, pin, threads, hints);
        }

        public Integer call() {
            return Marks.login(user, password, pin, threads, hints.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(user, password, pin, threads, hints);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new LoginJob(arguments.<String>get(0), arguments.<String>get(1),
                    arguments.<String>get(2), arguments.getInt(3), arguments.<String[]>get(4));
        }

        public boolean equals(Object other) {
            return FUNCTION.areEqual(this, other);
        }

        public int hashCode() {
            return FUNCTION.hashCodeOf(this);
        }

        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }

    private record Send(String text) implements GeneratedJob<Void> {
        private static final GeneratedFunction<Void> FUNCTION = GeneratedFunction.of(
                        1,
                        Marks.class,
                        "send",
                        new Send(null))
                .positional("text", String.class)
                .withoutMemory()
                .version(2);

        public Void call() {
            Marks.send(text);
            return null;
        }

        public JobParts parts() {
            return FUNCTION.parts(text);
        }

        public GeneratedJob<Void> with(Arguments arguments) {
            return new Send(arguments.<String>get(0));
        }

        public boolean equals(Object other) {
            return FUNCTION.areEqual(this, other);
        }

        public int hashCode() {
            return FUNCTION.hashCodeOf(this);
        }

        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }
}
