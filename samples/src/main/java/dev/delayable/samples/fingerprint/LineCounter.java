package dev.delayable.samples.fingerprint;

/** Counts lines in the bytes of a file. A line ends in a line feed or with the file. */
final class LineCounter {

    private long lineFeeds;
    private boolean insideLine;

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                lineFeeds++;
            }
        }
        insideLine = bytes[length - 1] != '\n';
    }

    long lines() {
        return insideLine ? lineFeeds + 1 : lineFeeds;
    }
}
