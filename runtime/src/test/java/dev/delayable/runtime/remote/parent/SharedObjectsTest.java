package dev.delayable.runtime.remote.parent;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.backend.hosting.SharedStore;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedObjectsTest {

    private final Store store = new Store();
    private final SharedObjects objects = new SharedObjects(store);

    private byte @Nullable [] handleOf(double[] array) {
        return objects.share(array, 8L * array.length).handle(array, objects.store());
    }

    @Test
    void anObjectIsSharedOnceHoweverOftenItIsMet() {
        Object object = new Object();
        SharedObject shared = objects.share(object, 10);

        assertThat(objects.share(object, 10)).isSameAs(shared);
        assertThat(objects.find(object)).isSameAs(shared);
    }

    @Test
    void equalObjectsAreNotTheSame() {
        String object = "a text";
        objects.share(object, 10);

        assertThat(objects.find(new String(object.toCharArray()))).isNull();
        assertThat(objects.find(new Object())).isNull();
    }

    @Test
    void anArrayIsPutIntoTheStoreOnce() {
        double[] array = new double[10];

        assertThat(handleOf(array)).isNotNull().isSameAs(handleOf(array));
        assertThat(store.held).hasSize(1);
    }

    /** A run over very many arrays would fill the store. */
    @Test
    void anArrayThatNobodyHasAnyMoreLeavesTheStoreBeforeTheRunEnds() {
        byte[] handle = Objects.requireNonNull(handleOf(new double[10]));
        double[] kept = new double[10];
        byte[] handleOfKept = Objects.requireNonNull(handleOf(kept));
        assertThat(store.has(handle)).isTrue();

        await().until(() -> {
            System.gc();
            objects.share(new Object(), 10);
            return !store.has(handle);
        });

        assertThat(store.has(handleOfKept)).isTrue();
        assertThat(handleOf(kept)).isSameAs(handleOfKept);
    }

    @Test
    void theStoreIsClosedAtTheEndOfTheRun() {
        double[] array = new double[10];
        assertThat(handleOf(array)).isNotNull();

        objects.close();

        assertThat(store.isClosed).isTrue();
        assertThat(objects.find(array)).isNull();
        assertThat(objects.store()).isNull();
    }

    /** Something that cleans up may delete it while the run goes on. */
    @Test
    void anArrayThatTheStoreHasLostIsPutThereOnceMoreAndThenNoMore() {
        double[] array = new double[10];
        byte[] first = handleOf(array);
        store.held.clear();
        byte[] second = handleOf(array);
        assertThat(second).isNotNull().isNotEqualTo(first);
        store.held.clear();

        assertThat(handleOf(array)).isNull();
    }

    @Test
    void anArrayThatAWorkerHasNotFoundIsPutThereOnceMore() {
        double[] array = new double[10];
        byte[] first = handleOf(array);
        objects.share(array, 80).isMissing(first);

        assertThat(handleOf(array)).isNotNull().isNotEqualTo(first);
    }

    @Test
    void aStoreThatFailsIsTriedOnce() {
        store.isFull = true;
        double[] array = new double[10];
        assertThat(handleOf(array)).isNull();
        store.isFull = false;

        assertThat(handleOf(array)).isNull();
        assertThat(handleOf(new double[10])).isNotNull();
    }

    /** A place with a store, which remembers handles and no arrays. */
    private static final class Store implements SharedStore, WorkerLauncher {

        private final Set<ByteBuffer> held = ConcurrentHashMap.newKeySet();
        private int puts;
        private boolean isFull;
        private boolean isClosed;

        @Override
        public SharedStore openStore() {
            return this;
        }

        @Override
        public byte @Nullable [] put(Object array) throws IOException {
            if (isFull) {
                throw new IOException("no space left");
            }
            byte[] handle = {(byte) puts++};
            held.add(ByteBuffer.wrap(handle));
            return handle;
        }

        @Override
        public boolean has(byte[] handle) {
            return held.contains(ByteBuffer.wrap(handle));
        }

        @Override
        public void remove(byte[] handle) {
            held.remove(ByteBuffer.wrap(handle));
        }

        @Override
        public void close() {
            isClosed = true;
        }

        @Override
        public void launch(LaunchOrder order) {
            throw new UnsupportedOperationException("no worker is needed");
        }
    }
}
