package dev.delayable.runtime.support;

import org.jspecify.annotations.Nullable;

/** The arguments of one call, checked and converted, one for each parameter in the order of the source. */
public final class Arguments {

    private final @Nullable Object[] values;

    Arguments(@Nullable Object[] values) {
        this.values = values;
    }

    /**
     * The argument for a parameter. The type is taken from where the argument is used; that it fits was checked when
     * the arguments were bound.
     *
     * @param <V> the type of the parameter, boxed if it is primitive
     * @param index the position of the parameter in the source
     * @return the argument
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // ArgumentBinder has checked the erased type
    public <V extends @Nullable Object> V get(int index) {
        return (V) values[index];
    }
}
