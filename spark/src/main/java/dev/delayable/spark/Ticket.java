package dev.delayable.spark;

import java.io.Serial;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What lets one worker in, once: its task shows it to the {@link Switchboard}. A task that Spark runs again shows a ticket that
 * has been used, and ends.
 */
final class Ticket implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** How many bytes nobody can guess. */
    static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final AtomicLong NEXT_NUMBER = new AtomicLong();

    private final long number = NEXT_NUMBER.incrementAndGet();
    private final byte[] token = new byte[TOKEN_BYTES];

    Ticket() {
        RANDOM.nextBytes(token);
    }

    long number() {
        return number;
    }

    byte[] token() {
        return token.clone();
    }

    /** Whether it is this ticket that somebody shows; takes the same time for every wrong one. */
    boolean isShown(byte[] shown) {
        return MessageDigest.isEqual(token, shown);
    }
}
