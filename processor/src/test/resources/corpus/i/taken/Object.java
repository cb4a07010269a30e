package corpus.i.taken;

/** A namesake of a class that generated code uses. */
record Object(int x) {}
