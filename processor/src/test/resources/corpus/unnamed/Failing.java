final class Failing extends Exception {
    private static final long serialVersionUID = 1L;
}
