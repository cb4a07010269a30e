package dev.delayable.memory.store;

import java.lang.System.Logger.Level;

/** What is told to whoever runs the program. The logger is made when there is something to tell, for most runs have nothing. */
public final class Log {

    private Log() {}

    private static System.Logger logger() {
        return System.getLogger("dev.delayable.memory");
    }

    /** Warns. */
    public static void warn(String message) {
        logger().log(Level.WARNING, message);
    }

    /** Warns of what was caught. */
    public static void warn(String message, Throwable cause) {
        logger().log(Level.WARNING, message, cause);
    }

    /** Informs. */
    static void info(String message) {
        logger().log(Level.INFO, message);
    }
}
