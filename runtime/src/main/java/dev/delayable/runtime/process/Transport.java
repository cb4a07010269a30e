package dev.delayable.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;

/**
 * Creates the connection to a worker that is about to start, on the side of the parent. No other process on the machine
 * can connect.
 */
interface Transport extends AutoCloseable {

    /**
     * The quickest that there is: pipes, or else a Unix-domain socket.
     *
     * @param variables the names of the environment variables of the worker
     * @param socket where a socket may be; in a directory that only the user can enter
     */
    static Transport open(Set<String> variables, Path socket) throws IOException {
        return PipeTransport.isPossible(variables) ? new PipeTransport() : new SocketTransport(socket);
    }

    /** What the worker is to be told, which connects by {@link #connect(String)}. */
    String address();

    /** Says how the process of the worker is started, of which the builder knows the program. */
    void prepare(ProcessBuilder builder);

    /** What the process prints outside the connection. */
    InputStream output(Process process);

    /** Waits until the worker is connected. */
    Connection connect(Process process) throws IOException;

    @Override
    void close() throws IOException;

    /** Connects the worker that this process is to its parent. */
    static Connection connect(String address) throws IOException {
        return address.equals(PipeTransport.ADDRESS) ? PipeTransport.inWorker() : SocketTransport.inWorker(address);
    }
}
