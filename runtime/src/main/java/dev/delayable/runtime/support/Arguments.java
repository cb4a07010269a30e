package dev.delayable.runtime.support;

import org.jspecify.annotations.Nullable;

/** What one call is made of: the receiver, if there is one, and the arguments, checked and converted, one for each parameter in the order of the source. */
public final class Arguments {

    private final @Nullable Object receiver;
    private final @Nullable Object[] values;

    Arguments(@Nullable Object receiver, @Nullable Object[] values) {
        this.receiver = receiver;
        this.values = values;
    }

    /**
     * The object whose method is called. The type is taken from where the object is used.
     *
     * @param <V> the type of the object
     * @return the object; not to be asked for where the method is static
     */
    // The generated class has bound its own receiver.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <V> V receiver() {
        return (V) receiver;
    }

    /**
     * The argument for a parameter. The type is taken from where the argument is used; that it fits was checked when
     * the arguments were bound.
     *
     * @param <V> the type of the parameter, boxed if it is primitive
     * @param index the position of the parameter in the source
     * @return the argument
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // ArgumentBinder has checked the type
    public <V extends @Nullable Object> V get(int index) {
        return (V) values[index];
    }

    /**
     * The argument for a parameter of this type.
     *
     * @param index the position of the parameter in the source
     * @return the argument
     */
    public boolean getBoolean(int index) {
        return this.<Boolean>get(index);
    }

    /**
     * The argument for a parameter of this type.
     *
     * @param index the position of the parameter in the source
     * @return the argument
     */
    public byte getByte(int index) {
        return this.<Byte>get(index);
    }

    /**
     * The argument for a parameter of this type.
     *
     * @param index the position of the parameter in the source
     * @return the argument
     */
    public short getShort(int index) {
        return this.<Short>get(index);
    }

    /**
     * The argument for a parameter of this type.
     *
     * @param index the position of the parameter in the source
     * @return the argument
     */
    public char getChar(int index) {
        return this.<Character>get(index);
    }

    /**
     * The argument for a parameter of this type.
     *
     * @param index the position of the parameter in the source
     * @return the argument
     */
    public int getInt(int index) {
        return this.<Integer>get(index);
    }

    /**
     * The argument for a parameter of this type.
     *
     * @param index the position of the parameter in the source
     * @return the argument
     */
    public long getLong(int index) {
        return this.<Long>get(index);
    }

    /**
     * The argument for a parameter of this type.
     *
     * @param index the position of the parameter in the source
     * @return the argument
     */
    public float getFloat(int index) {
        return this.<Float>get(index);
    }

    /**
     * The argument for a parameter of this type.
     *
     * @param index the position of the parameter in the source
     * @return the argument
     */
    public double getDouble(int index) {
        return this.<Double>get(index);
    }
}
