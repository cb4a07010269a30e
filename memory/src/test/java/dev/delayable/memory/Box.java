package dev.delayable.memory;

import dev.delayable.annotations.Delayable;
import java.io.Serializable;

/** Has an instance method that can be delayed. */
class Box implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int content;

    Box(int content) {
        this.content = content;
    }

    @Delayable
    int get() {
        return content;
    }
}
