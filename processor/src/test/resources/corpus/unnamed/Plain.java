final class Plain {}
