package dev.delayable.benchmarks.stores;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A program that is killed: puts one result after the other, and prints the number of each when it is kept. */
final class Stored {

    private Stored() {}

    /**
     * The program.
     *
     * @param args the kind of store, and its directory
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        try (ResultStore store = StoreKind.valueOf(args[0]).open(Path.of(args[1]))) {
            for (int i = 0; ; i++) {
                store.put(key(i), value(i));
                out.println(i);
            }
        }
    }

    static byte[] key(int i) throws Exception {
        return MessageDigest.getInstance("SHA-256")
                .digest(ByteBuffer.allocate(4).putInt(i).array());
    }

    static byte[] value(int i) {
        return ByteBuffer.allocate(100).putInt(i).array();
    }
}
