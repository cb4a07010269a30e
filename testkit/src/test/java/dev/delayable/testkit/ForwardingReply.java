package dev.delayable.testkit;

import dev.delayable.runtime.backend.RemoteWorkers.Loss;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import java.util.List;

/** Passes on what it is told. */
class ForwardingReply implements Reply {

    private final Reply target;

    ForwardingReply(Reply target) {
        this.target = target;
    }

    @Override
    public void begins(int worker) {
        target.begins(worker);
    }

    @Override
    public void alive() {
        target.alive();
    }

    @Override
    public void results(List<Result> results) {
        target.results(results);
    }

    @Override
    public void stuck(long nanos) {
        target.stuck(nanos);
    }

    @Override
    public void done() {
        target.done();
    }

    @Override
    public void lost(Loss loss) {
        target.lost(loss);
    }

    @Override
    public void failed(Throwable cause) {
        target.failed(cause);
    }
}
