import org.jspecify.annotations.NullMarked;

/** Context and metrics of jobs, by the libraries of Micrometer. */
@NullMarked
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // both libraries name their modules
module dev.delayable.micrometer {
    requires transitive dev.delayable.runtime;
    requires static transitive org.jspecify;
    requires static context.propagation;
    requires static transitive micrometer.core;

    exports dev.delayable.micrometer;
}
