package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;
import java.util.Map;

class HiddenTypes extends errors.elsewhere.Base {

    private static final class Priv {}

    private static final class Hidden extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Delayable
    static int h5(
            int good,
            Priv p, // error: parameter 'p': type Priv is private
            List<? super Priv[]> deep) { // error: parameter 'deep': type Priv is private
        return 1;
    }

    @Delayable
    static List<Map<String, Priv[]>> h6() { // error: return type mentions private class Priv
        return List.of();
    }

    @Delayable
    static void e5() throws Hidden {} // error: exception type Hidden is private, the generated class cannot name it

    @Delayable
    static <T extends Comparable<Priv>> int bound( // error: the bound of type variable T mentions private class Priv
            T t) {
        return 1;
    }

    @Delayable
    static int inherited(Prot p) { // error: parameter 'p': type Prot is protected in package errors.elsewhere
        return 1;
    }

    @Delayable
    static int ofPackagePrivate(errors.elsewhere.Room.Kind kind) { // error: parameter 'kind': type Kind stands in Hall, package-private in package errors.elsewhere, the generated class cannot name it; make Hall public if it is yours, else take another type in its place
        return 1;
    }

    @Delayable
    static Prot all(Priv p) throws Hidden { // error: return type mentions protected class Prot // error: parameter 'p': type Priv is private // error: exception type Hidden is private
        return null;
    }
}
