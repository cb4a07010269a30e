package corpus.i.lang;

/** A namesake of the JDK's. */
public record String(int length) {}
