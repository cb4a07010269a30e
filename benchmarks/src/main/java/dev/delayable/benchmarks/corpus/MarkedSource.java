package dev.delayable.benchmarks.corpus;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A source file, and which of its methods are marked.
 *
 * <p>Positions are those of the text as it was published, where no method is marked.
 */
final class MarkedSource {

    /** Written before a method, with its package: the file's imports stay as they are. */
    static final String MARK = "@dev.delayable.annotations.Delayable ";

    /** The place of a method or class, from its first modifier to its last brace. */
    record Place(long start, long end) {

        boolean holds(long position) {
            return start <= position && position < end;
        }

        private long length() {
            return end - start;
        }
    }

    private final String text;
    private final List<Place> methods;
    private final List<Place> classes;
    private final Set<Long> marks = new TreeSet<>();

    /** Marks all methods. */
    MarkedSource(String text, List<Place> methods, List<Place> classes) {
        this.text = text;
        this.methods = methods;
        this.classes = classes;
        methods.forEach(method -> marks.add(method.start()));
    }

    /** How many methods are marked. */
    int marked() {
        return marks.size();
    }

    String markedText() {
        StringBuilder marked = new StringBuilder(text.length() + marks.size() * MARK.length());
        int done = 0;
        for (long mark : marks) {
            marked.append(text, done, (int) mark).append(MARK);
            done = (int) mark;
        }
        return marked.append(text, done, text.length()).toString();
    }

    /** Where a position within the text that {@link #markedText} gives now is in the text as it was published. */
    long original(long position) {
        long at = position;
        for (long mark : marks) {
            if (mark < at) {
                at -= Math.min(MARK.length(), at - mark);
            }
        }
        return at;
    }

    /**
     * Takes the mark off a method, or the marks off all methods of a class.
     *
     * @param position within the text as it was published: at the method, or else at the class
     * @return how many marks there were
     */
    int unmark(long position) {
        int before = marks.size();
        innermost(methods, position)
                .or(() -> innermost(classes, position))
                .ifPresent(place -> marks.removeIf(place::holds));
        return before - marks.size();
    }

    private static Optional<Place> innermost(List<Place> places, long position) {
        return places.stream().filter(place -> place.holds(position)).min(Comparator.comparingLong(Place::length));
    }
}
