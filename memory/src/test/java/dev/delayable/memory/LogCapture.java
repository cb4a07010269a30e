package dev.delayable.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what this module logs. */
final class LogCapture extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("dev.delayable.memory");

    private final List<String> messages = new CopyOnWriteArrayList<>();

    static LogCapture start() {
        LogCapture capture = new LogCapture();
        LOGGER.addHandler(capture);
        return capture;
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord log) {
        messages.add(log.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
