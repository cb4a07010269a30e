package dev.delayable.memory.store;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The name of what one JVM writes, and a lock that tells others that it still runs. The locked file is used for nothing else: a
 * lock ends when its holder closes any other handle of the file. Locks are taken by {@link Housekeeper} alone, because an
 * interrupt would close the channel.
 */
final class WriterId {

    private static final String LOCK = ".lock";

    /** Those of this JVM, which the system's locks do not tell apart. */
    private static final Map<String, WriterId> OWN = new ConcurrentHashMap<>();

    /** The name of this machine, as it stands in names. */
    private static final String HOST = host();

    /** Where there are no locks, or they are unknown to other machines, what was not written for so long is nobody's. */
    private static final long WITHOUT_LOCKS_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final String name;
    private final File file;
    private @Nullable RandomAccessFile held;

    private WriterId(String name, File file) {
        this.name = name;
        this.file = file;
    }

    static WriterId create(Layout layout) throws IOException {
        String name = time(System.currentTimeMillis()) + "-" + HOST + "-" + pid() + "-" + random();
        WriterId id = new WriterId(name, layout.segments().resolve(name + LOCK).toFile());
        OWN.put(name, id);
        try {
            Housekeeper.<@Nullable Object>withLocks(() -> {
                id.lock();
                return null;
            });
        } catch (IOException e) {
            OWN.remove(name);
            throw e; // nobody could see that this JVM writes
        }
        return id;
    }

    /** The number of this process. Linux tells it without the classes that Java has for all processes. */
    private static String pid() {
        try {
            String self = new File("/proc/self").getCanonicalFile().getName();
            return String.valueOf(Long.parseLong(self));
        } catch (IOException | NumberFormatException e) {
            return String.valueOf(ProcessHandle.current().pid());
        }
    }

    /** Digits and letters that nobody else has. */
    static String random() {
        return Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
    }

    /** A time as 20261231T235959999, in UTC. By hand: a formatter takes longer to be made than all else that opens a store. */
    static String time(long millis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L), Math.floorMod(millis, 1000) * 1_000_000, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(18);
        digits(text, time.getYear(), 4);
        digits(text, time.getMonthValue(), 2);
        digits(text, time.getDayOfMonth(), 2);
        text.append('T');
        digits(text, time.getHour(), 2);
        digits(text, time.getMinute(), 2);
        digits(text, time.getSecond(), 2);
        digits(text, time.getNano() / 1_000_000, 3);
        return text.toString();
    }

    private static void digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            text.append('0');
        }
        text.append(digits);
    }

    private static String host() {
        String host = System.getenv("COMPUTERNAME");
        if (host == null) {
            try (InputStream in = new FileInputStream("/proc/sys/kernel/hostname")) {
                host = new String(in.readNBytes(256), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                host = System.getenv("HOSTNAME"); // to ask the network could take long
            }
        }
        StringBuilder plain = new StringBuilder();
        String name = host == null ? "host" : host;
        for (int i = 0; i < Math.min(40, name.length()); i++) {
            char c = name.charAt(i);
            boolean isPlain = c == '.' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            plain.append(isPlain ? c : '_');
        }
        return plain.toString();
    }

    private void lock() throws IOException {
        held = new RandomAccessFile(file, "rw");
        try {
            held.getChannel().tryLock();
        } catch (IOException e) {
            // a file system without locks
        }
    }

    /** Others may now take what this JVM has written as finished. */
    void release() {
        OWN.remove(name);
        try {
            Housekeeper.withLocks(() -> {
                if (held != null) {
                    held.close();
                }
                return Files.deleteIfExists(file.toPath());
            });
        } catch (IOException e) {
            // the lock ends with the JVM, and another one deletes the file
        }
    }

    /** Whether the JVM that this name belongs to may still write. Called by the housekeeper. */
    static boolean isAlive(Layout layout, String name) {
        if (OWN.containsKey(name)) {
            return true;
        }
        File file = layout.segments().resolve(name + LOCK).toFile();
        if (!file.exists()) {
            return false;
        }
        if (name.contains("-" + HOST + "-")) {
            try (RandomAccessFile other = new RandomAccessFile(file, "rw")) {
                FileLock lock = other.getChannel().tryLock();
                if (lock == null) {
                    return true;
                }
            } catch (OverlappingFileLockException e) {
                return true; // by another class loader of this JVM
            } catch (IOException e) {
                return isRecent(layout, name);
            }
        } else if (isRecent(layout, name)) {
            return true; // a network drive need not tell this machine of locks of another one
        }
        file.delete();
        return false;
    }

    private static boolean isRecent(Layout layout, String name) {
        long last = layout.segments().resolve(name + LOCK).toFile().lastModified();
        for (File segment : layout.segmentFiles()) {
            if (Segment.writer(segment.getName()).equals(name)) {
                last = Math.max(last, segment.lastModified());
            }
        }
        return System.currentTimeMillis() - last < WITHOUT_LOCKS_MILLIS;
    }

    @Override
    public String toString() {
        return name;
    }
}
