package dev.delayable.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Takes the place of the console for what the library logs. */
@SuppressWarnings("exports") // the packages of tests are not for others
public final class LogCapture extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("dev.delayable.runtime");

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<String> lateEnds = new CopyOnWriteArrayList<>();
    private final List<String> infos = new CopyOnWriteArrayList<>();

    private LogCapture() {}

    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        LOGGER.addHandler(capture);
        LOGGER.setUseParentHandlers(false);
        return capture;
    }

    /** The warnings without those of {@link #lateEnds}, which jobs of an earlier test may give at any time. */
    public List<String> warnings() {
        return warnings;
    }

    /** The warnings that a job has ended which was given up. */
    public List<String> lateEnds() {
        return lateEnds;
    }

    /** What is logged for information. */
    public List<String> infos() {
        return infos;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().equals(Level.WARNING)) {
            String warning = new SimpleFormatter().formatMessage(record);
            (warning.contains(", has ended; it ignored the interrupt") ? lateEnds : warnings).add(warning);
        } else if (record.getLevel().equals(Level.INFO)) {
            infos.add(new SimpleFormatter().formatMessage(record));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
    }
}
