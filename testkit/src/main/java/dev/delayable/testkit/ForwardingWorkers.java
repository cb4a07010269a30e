package dev.delayable.testkit;

import dev.delayable.runtime.backend.RemoteWorkers;

/** Passes all on to other workers; its subclasses do some of it in another way. */
class ForwardingWorkers implements RemoteWorkers {

    private final RemoteWorkers workers;

    ForwardingWorkers(RemoteWorkers workers) {
        this.workers = workers;
    }

    @Override
    public int ahead() {
        return workers.ahead();
    }

    @Override
    public void submit(RemoteBatch batch, Reply reply) {
        workers.submit(batch, reply);
    }

    @Override
    public void stop() {
        workers.stop();
    }

    @Override
    public void interrupt(RemoteBatch batch) {
        workers.interrupt(batch);
    }

    @Override
    public void kill(RemoteBatch batch, String why) {
        workers.kill(batch, why);
    }

    @Override
    public void resize(int number) {
        workers.resize(number);
    }

    @Override
    public void inputEnded() {
        workers.inputEnded();
    }

    @Override
    public void close() {
        workers.close();
    }
}
