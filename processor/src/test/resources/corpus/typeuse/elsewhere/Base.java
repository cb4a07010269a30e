package corpus.typeuse.elsewhere;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Has an annotation for its subclasses. */
public class Base {

    protected Base() {}

    @Target(ElementType.TYPE_USE)
    protected @interface Inherited {}

    @Target(ElementType.TYPE_USE)
    @interface Home {}

    /** For an import. */
    public static final class Library {

        private Library() {}

        public static @Home String own(@Home String text) {
            return text;
        }

        /** What it takes, only its own package can name. */
        public static int unnameable(AtHome x) {
            return 1;
        }

        static final class AtHome {}
    }
}
