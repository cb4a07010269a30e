package kotlin.coroutines;

/** What a suspend function takes besides its parameters. */
public interface Continuation<T> {}
