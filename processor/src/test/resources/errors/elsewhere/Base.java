package errors.elsewhere;

/** Has a class that only its heirs can name. */
public class Base {

    protected static class Prot {}
}
