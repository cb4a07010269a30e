package dev.delayable.processor.writing;

import dev.delayable.processor.model.FactoryModel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The source text of a class of factories, made once, by the first thread that comes to it. May be used by any thread. */
final class FactorySource implements Runnable {

    private final FactoryModel factory;
    private final AtomicBoolean isBegun = new AtomicBoolean();
    private final CompletableFuture<String> text = new CompletableFuture<>();

    FactorySource(FactoryModel factory) {
        this.factory = factory;
    }

    /** Makes the text, unless another thread does or has done. */
    @Override
    public void run() {
        if (isBegun.compareAndSet(false, true)) {
            try {
                text.complete(toAscii(new FactoryWriter(factory).write().toString()));
            } catch (Throwable e) { // whatever it is, the compiler's thread is to know
                text.completeExceptionally(e);
            }
        }
    }

    /**
     * The text, once it is made.
     *
     * @throws CompletionException if it could not be made
     */
    String text() {
        return text.join();
    }

    /** Unicode escapes: the encoding that the compiler writes and reads is the user's choice, and may lack a letter. */
    private static String toAscii(String source) {
        if (isAscii(source)) {
            return source;
        }
        StringBuilder ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c < 0x80) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }

    /** The encoding is quick where a loop over the letters is not compiled yet; it puts "?" for what is not ASCII. */
    private static boolean isAscii(String source) {
        return new String(source.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII).equals(source);
    }
}
