package dev.delayable.memory.store;

/**
 * Where the entries are: 12 bytes for each, found by 40 bits of the key; whoever asks compares the rest. Grows piece by piece,
 * so that a large one never stands in memory twice. Thread-safe.
 */
final class Index {

    private static final int SHARDS = 256;
    private static final int MIN_CAPACITY = 16;

    /** Marks an entry that was used since the last sweep. */
    private static final long USED = 1L << 63;

    /** No place. */
    static final long NONE = 0;

    private final Shard[] shards = new Shard[SHARDS];

    Index() {
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard();
        }
    }

    /** The place of a record; never {@link #NONE}, for a segment starts with its name. */
    static long place(int segment, long offset) {
        return (long) segment << 44 | offset;
    }

    static int segment(long place) {
        return (int) (place >>> 44);
    }

    static long offset(long place) {
        return place & (1L << 44) - 1;
    }

    private Shard shard(Key key) {
        return shards[(int) (key.a() >>> 56)];
    }

    /** The i-th place where an entry with this key may be; {@link #NONE} if there are not so many. */
    long candidate(Key key, int i) {
        return shard(key).candidate(key.hashCode(), i);
    }

    /**
     * Adds an entry, if its place is the only one where an entry with its key may be.
     *
     * @param keyStart the first 8 bytes of the key
     */
    boolean addOnly(long keyStart, long place) {
        return shards[(int) (keyStart >>> 56)].addOnly((int) keyStart, place);
    }

    void add(Key key, long place) {
        shard(key).add(key.hashCode(), place);
    }

    /** Puts one place for another; {@code false} if that is not there any more. */
    boolean replace(Key key, long old, long place) {
        return shard(key).replace(key.hashCode(), old, place);
    }

    void remove(Key key, long place) {
        shard(key).remove(key.hashCode(), place);
    }

    void markUsed(Key key, long place) {
        shard(key).mark(key.hashCode(), place);
    }

    /** Whether an entry is at this place. */
    boolean holds(Key key, long place) {
        return shard(key).slot(key.hashCode(), place) >= 0;
    }

    /** Whether it was used; forgets it. */
    boolean takeUsed(Key key, long place) {
        return shard(key).takeMark(key.hashCode(), place);
    }

    long size() {
        long size = 0;
        for (Shard shard : shards) {
            size += shard.size();
        }
        return size;
    }

    /** An open hash table. Its lock is its monitor, which is held for a few instructions only. */
    private static final class Shard {

        private long[] places = new long[MIN_CAPACITY];
        private int[] hashes = new int[MIN_CAPACITY];
        private int size;

        private int start(int hash) {
            return ((hash * 0x9E3779B1) >>> 7) & (places.length - 1);
        }

        synchronized int size() {
            return size;
        }

        /** The i-th place that has this hash. */
        synchronized long candidate(int hash, int i) {
            int left = i;
            for (int slot = start(hash); places[slot] != NONE; slot = slot + 1 & places.length - 1) {
                if (hashes[slot] == hash && left-- == 0) {
                    return places[slot] & ~USED;
                }
            }
            return NONE;
        }

        synchronized int slot(int hash, long place) {
            for (int slot = start(hash); places[slot] != NONE; slot = slot + 1 & places.length - 1) {
                if (hashes[slot] == hash && (places[slot] & ~USED) == place) {
                    return slot;
                }
            }
            return -1;
        }

        synchronized boolean addOnly(int hash, long place) {
            for (int slot = start(hash); places[slot] != NONE; slot = slot + 1 & places.length - 1) {
                if (hashes[slot] == hash) {
                    return false;
                }
            }
            add(hash, place);
            return true;
        }

        synchronized void add(int hash, long place) {
            if (size >= places.length - (places.length >> 2)) {
                grow();
            }
            insert(hash, place);
            size++;
        }

        private void insert(int hash, long place) {
            int slot = start(hash);
            while (places[slot] != NONE) {
                slot = slot + 1 & places.length - 1;
            }
            places[slot] = place;
            hashes[slot] = hash;
        }

        private void grow() {
            long[] oldPlaces = places;
            int[] oldHashes = hashes;
            places = new long[2 * oldPlaces.length];
            hashes = new int[places.length];
            for (int i = 0; i < oldPlaces.length; i++) {
                if (oldPlaces[i] != NONE) {
                    insert(oldHashes[i], oldPlaces[i]);
                }
            }
        }

        synchronized boolean replace(int hash, long old, long place) {
            int slot = slot(hash, old);
            if (slot >= 0) {
                places[slot] = place;
            }
            return slot >= 0;
        }

        synchronized void mark(int hash, long place) {
            int slot = slot(hash, place);
            if (slot >= 0) {
                places[slot] |= USED;
            }
        }

        synchronized boolean takeMark(int hash, long place) {
            int slot = slot(hash, place);
            boolean isUsed = slot >= 0 && (places[slot] & USED) != 0;
            if (isUsed) {
                places[slot] &= ~USED;
            }
            return isUsed;
        }

        /** Moves those behind it up, so that no search ends at the gap. */
        synchronized void remove(int hash, long place) {
            int slot = slot(hash, place);
            if (slot < 0) {
                return;
            }
            size--;
            int mask = places.length - 1;
            int gap = slot;
            for (int next = gap + 1 & mask; places[next] != NONE; next = next + 1 & mask) {
                int home = start(hashes[next]);
                if ((next - home & mask) >= (next - gap & mask)) {
                    places[gap] = places[next];
                    hashes[gap] = hashes[next];
                    gap = next;
                }
            }
            places[gap] = NONE;
        }
    }
}
