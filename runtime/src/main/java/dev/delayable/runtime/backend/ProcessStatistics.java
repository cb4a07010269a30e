package dev.delayable.runtime.backend;

/**
 * What the worker processes of one {@link ProcessBackend} have done since this JVM has started.
 *
 * @param workersStarted how many processes were started
 * @param workersAlive how many there are now
 * @param bytesSent how many bytes were sent to them over their connections
 * @param bytesReceived how many bytes were received from them
 * @param bytesMapped how many bytes they were given to map in files, counted once for each worker
 * @since 0.1
 */
public record ProcessStatistics(
        long workersStarted, int workersAlive, long bytesSent, long bytesReceived, long bytesMapped) {}
