package dev.delayable.runtime.backend;

import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a reader: that of the backend and that of the JVM, if it has one, both hold. A {@link TravelForm} passes; what it
 * stands for is {@linkplain #check checked} before it is made. Used by one thread; not thread-safe.
 */
final class ArrivalFilter implements ObjectInputFilter {

    private final ObjectInputFilter own;
    private final @Nullable ObjectInputFilter ofJvm;

    /** What the filter of the JVM has refused, which nothing else tells. */
    private @Nullable Class<?> refusedByJvm;

    ArrivalFilter(ObjectInputFilter own, @Nullable ObjectInputFilter ofJvm) {
        this.own = own;
        this.ofJvm = ofJvm;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (TravelForm.class.equals(info.serialClass())) {
            return Status.ALLOWED;
        }
        Status status = own.checkInput(info);
        if (ofJvm == null || status == Status.REJECTED) {
            return status;
        }
        Status ofTheJvm = ofJvm.checkInput(info);
        if (ofTheJvm == Status.REJECTED) {
            refusedByJvm = info.serialClass();
        }
        return ofTheJvm == Status.UNDECIDED ? status : ofTheJvm;
    }

    /** Checks the type of an object that is made from a form. */
    void check(Class<?> type) throws InvalidClassException {
        if (checkInput(new OfClass(type)) == Status.REJECTED) {
            throw new InvalidClassException(type.getName(), "filter status: REJECTED");
        }
    }

    /** The exception of a refusal, with the name of the class if only this filter knows it. */
    InvalidClassException named(InvalidClassException refusal) {
        if (refusedByJvm == null) {
            return refusal;
        }
        InvalidClassException named = new InvalidClassException(
                refusedByJvm.getTypeName(),
                "filter status: REJECTED by the filter of the JVM; add the class to the pattern of the system property jdk.serialFilter");
        named.initCause(refusal);
        return named;
    }

    /** A class without an object. */
    private record OfClass(Class<?> serialClass) implements FilterInfo {

        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 1;
        }

        @Override
        public long streamBytes() {
            return 0;
        }
    }
}
