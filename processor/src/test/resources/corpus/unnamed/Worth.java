final class Worth {}
