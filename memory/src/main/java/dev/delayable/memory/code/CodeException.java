package dev.delayable.memory.code;

import org.jspecify.annotations.Nullable;

/** The code of a function cannot be read. */
public final class CodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CodeException(String className, String why, @Nullable Throwable cause) {
        super(
                "the class file of " + className + " cannot be read (" + why
                        + "), so a change of its code would not be seen; give the method a version, @Delayable(version = 1)",
                cause);
    }
}
