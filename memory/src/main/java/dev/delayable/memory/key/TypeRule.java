package dev.delayable.memory.key;

/** How the objects of one class are written into a key. Thread-safe. */
@FunctionalInterface
interface TypeRule {

    /**
     * Writes an object.
     *
     * @throws Refusal if it, or something in it, has no rule
     */
    void write(Object value, KeyEncoder out);

    /** The rule of a class that has none. */
    static TypeRule refused(String what, String cure) {
        return (value, out) -> {
            throw new Refusal(what, cure, null);
        };
    }
}
