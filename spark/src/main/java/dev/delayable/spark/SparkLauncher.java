package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.backend.hosting.SharedStore;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Starts workers as tasks of a Spark application.
 *
 * @param settings what the backend was told
 * @param loader finds the classes that the workers need
 */
record SparkLauncher(SparkSettings settings, ClassLoader loader) implements WorkerLauncher {

    @Override
    public void launch(LaunchOrder order) throws LaunchException, IOException {
        SparkPlace place = SparkPlace.of(settings, loader, order);
        Collection<Path> jars = settings.jars();
        if (jars == null) {
            jars = place.isLocal() ? List.of() : ClassPath.of(loader);
        }
        WorkerRequest request = new WorkerRequest(place, settings, jars, order);
        order.onCancel(request::cancel);
        place.ask(request);
    }

    @Override
    public String noun() {
        return "Spark worker";
    }

    @Override
    public String moreHeap() {
        return ", for example by spark.executor.memory=4g";
    }

    @Override
    public @Nullable SharedStore openStore() {
        SparkContext context = settings.context() == null ? OwnContext.current() : settings.context();
        return context == null || context.isStopped() ? null : new BroadcastStore(context);
    }
}
