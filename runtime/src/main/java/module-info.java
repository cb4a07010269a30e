import org.jspecify.annotations.NullMarked;

/** Jobs, and the engine that runs them in parallel. */
@NullMarked
module dev.delayable.runtime {
    requires transitive dev.delayable.annotations;
    requires static transitive org.jspecify;
    requires static java.management;
    requires static jdk.httpserver;
    requires static jdk.jfr;
    requires static me.tongfei.progressbar;

    exports dev.delayable.runtime;
    exports dev.delayable.runtime.backend;
    exports dev.delayable.runtime.backend.hosting;
    exports dev.delayable.runtime.support;
}
