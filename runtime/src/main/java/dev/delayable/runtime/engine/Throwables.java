package dev.delayable.runtime.engine;

/** Throwing what the compiler does not know of. */
final class Throwables {

    private Throwables() {}

    /** Throws anything as it is; the return type lets the caller write {@code throw}, so that the compiler sees an end. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> RuntimeException sneaky(Throwable throwable) throws X {
        throw (X) throwable;
    }
}
