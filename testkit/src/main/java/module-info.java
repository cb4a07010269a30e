import org.jspecify.annotations.NullMarked;

/** The contract that every backend keeps, as JUnit tests. */
@NullMarked
module dev.delayable.testkit {
    requires transitive dev.delayable.runtime;
    requires static transitive org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.delayable.testkit;

    opens dev.delayable.testkit to
            org.junit.platform.commons;
}
