package errors;

/** Written by hand. */
final class ShortDelayed {}
