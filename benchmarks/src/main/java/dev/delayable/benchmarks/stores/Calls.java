package dev.delayable.benchmarks.stores;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** The functions whose results are kept. */
final class Calls {

    private Calls() {}

    @Delayable
    static int mul(int v1, int v2, @Keyword("*") String operation) {
        return operation.equals("*") ? v1 * v2 : v1 - v2;
    }

    @Delayable
    static double first(double[] values) {
        return values[0];
    }

    @Delayable
    static double[] zeros(int length) {
        return new double[length];
    }

    @Delayable
    static byte[] bytes(int value) {
        byte[] bytes = new byte[100];
        bytes[0] = (byte) value;
        return bytes;
    }
}
