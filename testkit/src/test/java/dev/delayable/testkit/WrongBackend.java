package dev.delayable.testkit;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/** An honest backend, and a fault between it and the engine. */
final class WrongBackend implements Backend {

    private final Fault fault;
    private final LoopbackBackend honest;

    WrongBackend(Fault fault, LoopbackBackend honest) {
        this.fault = fault;
        this.honest = honest;
    }

    @Override
    public String name() {
        return "wrong";
    }

    @Override
    public int workers(int nJobs) {
        return fault.workers(honest.workers(nJobs));
    }

    @Override
    public int maxWorkers() {
        return fault.maxWorkers(honest.maxWorkers());
    }

    @Override
    public boolean runsSingleInCaller() {
        return false;
    }

    @Override
    public boolean sharesMemory() {
        return fault.sharesMemory();
    }

    @Override
    public Workers open(int workers) {
        fault.opened();
        return new Wrong(fault.open(workers));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrongBackend backend && backend.honest.equals(honest);
    }

    @Override
    public int hashCode() {
        return honest.hashCode();
    }

    /** The workers of one run. */
    private final class Wrong extends ForwardingWorkers {

        private final RemoteWorkers workers;
        private final Map<RemoteBatch, RemoteBatch> sent = Collections.synchronizedMap(new IdentityHashMap<>());

        Wrong(RemoteWorkers workers) {
            super(workers);
            this.workers = workers;
        }

        private RemoteBatch sent(RemoteBatch batch) {
            return sent.getOrDefault(batch, batch);
        }

        @Override
        public void submit(RemoteBatch batch, Reply reply) {
            RemoteBatch changed = fault.batch(batch);
            sent.put(batch, changed);
            fault.submit(workers, changed, fault.reply(reply));
        }

        @Override
        public void stop() {
            fault.stop(workers);
        }

        @Override
        public void interrupt(RemoteBatch batch) {
            super.interrupt(sent(batch));
        }

        @Override
        public void kill(RemoteBatch batch, String why) {
            super.kill(sent(batch), why);
        }
    }
}
