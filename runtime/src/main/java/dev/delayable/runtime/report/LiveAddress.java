package dev.delayable.runtime.report;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Where runs can be watched.
 *
 * @param port the port on the loopback interface; 0 for any that is free
 * @param token a part of the address that nobody can guess
 */
public record LiveAddress(int port, String token) {

    private static final int TOKEN_BYTES = 18;

    /**
     * An address with a new token.
     *
     * @param port the port; 0 for any that is free
     * @return the address
     */
    public static LiveAddress of(int port) {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return new LiveAddress(port, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }
}
