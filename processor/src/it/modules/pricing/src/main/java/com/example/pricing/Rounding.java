package com.example.pricing;

/** Rounds prices. Not marked: whoever wants jobs of it imports them. */
public final class Rounding {

    private Rounding() {}

    /**
     * Rounds up.
     *
     * @param cents the price
     * @param toMultipleOf the smallest coin
     * @return the price that can be paid
     */
    public static int up(int cents, int toMultipleOf) {
        return (cents + toMultipleOf - 1) / toMultipleOf * toMultipleOf;
    }
}
