import org.jspecify.annotations.NullMarked;

/** Keeps the results of jobs in a directory. */
@NullMarked
module dev.delayable.memory {
    requires transitive dev.delayable.runtime;
    requires static transitive org.jspecify;
    requires static java.sql;
    requires org.objectweb.asm;
    requires org.objectweb.asm.tree;

    exports dev.delayable.memory;
}
