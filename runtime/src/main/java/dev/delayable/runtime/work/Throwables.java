package dev.delayable.runtime.work;

/** Throws what has been caught elsewhere. */
public final class Throwables {

    private Throwables() {}

    /**
     * Throws anything as if it were unchecked: it is the caller's own exception, and must arrive as itself.
     *
     * @param <E> inferred as an unchecked exception
     * @param thrown what to throw
     * @return nothing; there only to be thrown by the caller, so that the compiler sees the end
     * @throws E always
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is what it is for
    public static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
