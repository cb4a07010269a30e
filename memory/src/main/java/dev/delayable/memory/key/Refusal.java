package dev.delayable.memory.key;

import org.jspecify.annotations.Nullable;

/** A value for which there is no key: where it stands, what it is, and what to do. Its path grows while it passes the objects around the value. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StringBuilder path = new StringBuilder();
    private final String what;
    private final String cure;

    Refusal(String what, String cure, @Nullable Throwable cause) {
        super(null, cause, false, false);
        this.what = what;
        this.cure = cure;
    }

    /** The value stands at this step of the object that holds it, for example {@code [3]} or {@code .cache}. */
    Refusal at(String step) {
        path.insert(0, step);
        return this;
    }

    /**
     * Tells all about a parameter.
     *
     * @param parameter its name
     * @return a sentence without its first words and its full stop
     */
    public String describe(String parameter) {
        String place = path.length() == 0 ? "" : " at " + parameter + path;
        return "parameter '" + parameter + "' holds " + what + place + "; " + cure
                + ", or leave the parameter out with @NotInKey";
    }

    @Override
    public String getMessage() {
        return "the value holds " + what + (path.length() == 0 ? "" : " at " + path) + "; " + cure;
    }
}
