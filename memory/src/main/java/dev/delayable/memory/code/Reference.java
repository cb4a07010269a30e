package dev.delayable.memory.code;

import org.jspecify.annotations.Nullable;

/**
 * What a method refers to.
 *
 * @param kind in what way
 * @param owner the class, with slashes
 * @param member name and descriptor of the method, or the name of the field; empty for a class
 */
record Reference(Kind kind, String owner, String member) {

    /** By hand, as the hash: what a record has otherwise takes longer to be made than the code of most functions to be read. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reference reference
                && kind == reference.kind
                && owner.equals(reference.owner)
                && member.equals(reference.member);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.name().hashCode() + owner.hashCode()) + member.hashCode();
    }

    enum Kind {
        /** Calls exactly this method, or one that it inherits. */
        DIRECT_CALL,
        /** Calls this method or one that overrides it. */
        VIRTUAL_CALL,
        /** Reads or writes a static field. */
        STATIC_FIELD,
        /** Makes an object. */
        NEW
    }
}
