package corpus.i.taken;

/** A namesake of a class that generated code uses. */
record Job(int x) {}
