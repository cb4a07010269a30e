package corpus.typeuse;

/** Generic, with a class that knows nothing of it. */
final class Outer<T> {

    private Outer() {}

    static final class Nested {}
}
