package dev.delayable.benchmarks.stores;

import dev.delayable.memory.store.Entry;
import dev.delayable.memory.store.FunctionNote;
import dev.delayable.memory.store.Key;
import dev.delayable.memory.store.Store;
import dev.delayable.memory.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** The ways that are compared. */
enum StoreKind {
    SEGMENTS("append-only segments", Stores.class) {
        @Override
        ResultStore open(Path directory) {
            return new Segments(directory);
        }
    },
    FILES("a file each, renamed", null) {
        @Override
        ResultStore open(Path directory) {
            return new PlainFiles(directory);
        }
    },
    SQLITE("SQLite, WAL", org.sqlite.JDBC.class) {
        @Override
        ResultStore open(Path directory) throws Exception {
            return new Sqlite(directory);
        }
    },
    MVSTORE("H2 MVStore", MVStore.class) {
        @Override
        ResultStore open(Path directory) {
            return new H2(directory, false);
        }
    },
    MVSTORE_COMMITTED("H2 MVStore, a commit each", MVStore.class) {
        @Override
        ResultStore open(Path directory) {
            return new H2(directory, true);
        }
    };

    private final String text;
    private final @Nullable Class<?> ofJar;

    StoreKind(String text, @Nullable Class<?> ofJar) {
        this.text = text;
        this.ofJar = ofJar;
    }

    abstract ResultStore open(Path directory) throws Exception;

    String text() {
        return text;
    }

    /** What a JVM must be told, or says. */
    String flags() {
        return this == SQLITE ? "from JDK 24 on a warning, without `--enable-native-access`" : "none";
    }

    /** The size of the JAR file that it comes in; 0 if there is none. */
    long jarBytes() throws Exception {
        if (ofJar == null) {
            return 0;
        }
        Path jar = Path.of(
                ofJar.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Files.isRegularFile(jar) ? Files.size(jar) : 0;
    }

    private record Segments(Store store) implements ResultStore {

        private static final FunctionNote FUNCTION =
                new FunctionNote("benchmark", 1, new Key(1, 2, 3, 4), List.of("value"), Map.of());

        Segments(Path directory) {
            this(Stores.acquire(directory));
        }

        @Override
        public void put(byte[] key, byte[] value) throws Exception {
            Key of = Key.of(key);
            store.put(new Entry(of, FUNCTION, store.now(of), 1_000_000, new int[] {1}, value, false));
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            Entry entry = store.find(Key.of(key));
            return entry == null ? null : entry.payload();
        }

        @Override
        public void close() {
            Stores.release(store);
            Stores.close(store.root());
        }
    }

    private record PlainFiles(Path directory) implements ResultStore {

        @Override
        public void put(byte[] key, byte[] value) throws Exception {
            Path target = path(key);
            Files.createDirectories(target.getParent());
            Path temporary = directory.resolve("tmp-" + target.getFileName());
            Files.write(temporary, value);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }

        private Path path(byte[] key) {
            String name = HexFormat.of().formatHex(key);
            return directory.resolve(name.substring(0, 2)).resolve(name);
        }

        @Override
        public byte @Nullable [] get(byte[] key) throws Exception {
            try {
                return Files.readAllBytes(path(key));
            } catch (NoSuchFileException e) {
                return null;
            }
        }

        @Override
        public void close() {}
    }

    private static final class Sqlite implements ResultStore {

        private final Connection connection;
        private final PreparedStatement insert;
        private final PreparedStatement select;

        Sqlite(Path directory) throws Exception {
            Files.createDirectories(directory);
            connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("results.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode=wal");
                statement.execute("pragma synchronous=normal");
                statement.execute("pragma busy_timeout=60000");
                statement.execute(
                        "create table if not exists results (key blob primary key, value blob) without rowid");
            }
            insert = connection.prepareStatement("insert or ignore into results values (?, ?)");
            select = connection.prepareStatement("select value from results where key = ?");
        }

        @Override
        public void put(byte[] key, byte[] value) throws Exception {
            insert.setBytes(1, key);
            insert.setBytes(2, value);
            insert.executeUpdate();
        }

        @Override
        public byte @Nullable [] get(byte[] key) throws Exception {
            select.setBytes(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : null;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    private static final class H2 implements ResultStore {

        private final MVStore store;
        private final MVMap<String, byte[]> map;
        private final boolean commits;

        H2(Path directory, boolean commits) {
            directory.toFile().mkdirs();
            this.commits = commits;
            store = MVStore.open(directory.resolve("results.mv").toString());
            map = store.openMap("results");
        }

        @Override
        public void put(byte[] key, byte[] value) {
            map.put(HexFormat.of().formatHex(key), value);
            if (commits) {
                store.commit();
            }
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            return map.get(HexFormat.of().formatHex(key));
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
