package kotlin;

/** Stands on every class that is written in Kotlin. */
public @interface Metadata {}
