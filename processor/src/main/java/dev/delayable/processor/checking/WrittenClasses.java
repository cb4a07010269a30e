package dev.delayable.processor.checking;

import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The classes of factories that were written so far, each with a name of its own. */
public final class WrittenClasses {

    /** A class of factories: what it is called, whose methods it is for, and which class asked for it. */
    private record Written(String factory, String owner, String origin) {

        static Written of(FactoryModel factory) {
            return new Written(
                    factory.factory().canonicalName(),
                    factory.owner().canonicalName(),
                    factory.origin().getQualifiedName().toString());
        }

        boolean isImport() {
            return !owner.equals(origin);
        }
    }

    /** By their names as a disk has them that does not tell capitals from small letters. */
    private final Map<String, Written> classes = new HashMap<>();

    /** What is wrong with writing one more; if nothing is, it counts as written. */
    public Optional<Problem> check(FactoryModel factory) {
        Written wanted = Written.of(factory);
        Written other = classes.putIfAbsent(wanted.factory().toLowerCase(Locale.ROOT), wanted);
        return Optional.ofNullable(other).map(written -> problem(factory, wanted, written));
    }

    private static Problem problem(FactoryModel factory, Written wanted, Written other) {
        String name = factory.factory().simpleName();
        if (other.owner().equals(wanted.owner())) {
            return Problem.at(factory.origin(), Message.IMPORT_TWICE, wanted.owner(), name, other.origin());
        } else if (!other.factory().equals(wanted.factory())) {
            return Problem.at(
                    factory.origin(),
                    Message.SAME_FILE,
                    other.owner(),
                    other.factory(),
                    wanted.owner(),
                    wanted.factory());
        }
        Message message = wanted.isImport() ? Message.IMPORT_SAME_GENERATED_CLASS : Message.SAME_GENERATED_CLASS;
        return Problem.at(factory.origin(), message, other.owner(), wanted.owner(), name);
    }
}
