package dev.delayable.runtime.engine;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Results that stay where the jobs stood, until the run has ended and all of them are handed over as a list. */
final class ListResults implements Results {

    static final ListResults INSTANCE = new ListResults();

    private ListResults() {}

    @Override
    public void finished(Batch batch, int slot) {}

    @Override
    public boolean hasNext() {
        return false;
    }

    @Override
    public @Nullable Object next() {
        throw new NoSuchElementException();
    }

    @Override
    public long delivered() {
        return 0;
    }
}
