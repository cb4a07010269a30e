package dev.delayable.testkit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lines in the memory of this JVM: a copy of it, which has gone through serialisation, finds the same lines. */
record MemoryRendezvous(String id) implements Rendezvous {

    private static final Map<String, Map<String, List<String>>> ALL = new ConcurrentHashMap<>();

    static MemoryRendezvous create() {
        MemoryRendezvous created = new MemoryRendezvous(UUID.randomUUID().toString());
        ALL.put(created.id, new ConcurrentHashMap<>());
        return created;
    }

    private Map<String, List<String>> lists() {
        Map<String, List<String>> lists = ALL.get(id);
        if (lists == null) {
            throw new IllegalStateException("the test is over");
        }
        return lists;
    }

    @Override
    public void add(String list, String line) {
        lists().computeIfAbsent(list, name -> new CopyOnWriteArrayList<>()).add(line);
    }

    @Override
    public List<String> lines(String list) {
        return List.copyOf(lists().getOrDefault(list, List.of()));
    }

    @Override
    public void close() {
        ALL.remove(id);
    }
}
