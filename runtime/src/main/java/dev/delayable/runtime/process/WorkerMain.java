package dev.delayable.runtime.process;

import dev.delayable.runtime.support.JobMaking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The main class of a worker process. It connects to its parent, and ends with the connection: a worker whose parent is gone,
 * in whatever way, has nothing to do any more.
 */
public final class WorkerMain {

    private WorkerMain() {}

    /**
     * Works for the parent. Not to be called by hand.
     *
     * @param args the address of the parent, the file of the progress mark, and the directory of the parent
     * @throws IOException if the parent is not there
     */
    public static void main(String[] args) throws IOException {
        JobMaking.enable();
        Wire wire = new Wire(Transport.connect(args[0]));
        ProgressMark mark = new ProgressMark(Path.of(args[1]));
        System.setIn(InputStream.nullInputStream());
        WorkerOutput out = WorkerOutput.redirect(FrameKind.OUT, wire);
        WorkerOutput err = WorkerOutput.redirect(FrameKind.ERR, wire);
        new WorkerReader(wire, mark, out, err, Path.of(args[2])).run();
    }
}
