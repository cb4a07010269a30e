package errors.elsewhere;

/** Nobody else can name it, but its public subclass has what it declares. */
class Hall {

    public enum Kind {
        LARGE
    }
}
