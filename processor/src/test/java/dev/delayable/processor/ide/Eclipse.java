package dev.delayable.processor.ide;

import com.palantir.javapoet.JavaFile;
import dev.delayable.annotations.Delayable;
import dev.delayable.processor.DelayableProcessor;
import dev.delayable.runtime.Job;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Eclipse without its windows: the bundles in {@code target/eclipse}, each with a class loader of its own, in their
 * framework. What tests want of it is done by the package {@code driver}, which becomes one more bundle.
 */
final class Eclipse {

    private static final Path BUNDLES = Path.of("target", "eclipse");
    private static final String DRIVER = Eclipse.class.getPackageName() + ".driver";
    private static final long STOP_MILLIS = 20_000;

    private final Path folder;
    private final Framework framework;
    private final Bundle driver;

    /** Starts Eclipse. Its workspace, and all else that it writes, goes to the folder. */
    Eclipse(Path folder) throws BundleException, IOException {
        this.folder = folder;
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        folder.resolve("storage").toString(),
                        "osgi.instance.area",
                        folder.resolve("workspace").toUri().toString(),
                        // Bundles must see all of the JDK and nothing of the tests' class path. Without these three,
                        // annotation processors are silently not run.
                        "osgi.compatibility.bootdelegation",
                        "true",
                        "org.osgi.framework.bundle.parent",
                        "ext",
                        "org.osgi.framework.bootdelegation",
                        "*"));
        framework.start();
        BundleContext context = framework.getBundleContext();
        for (Bundle bundle : install(context)) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
        driver = context.installBundle("driver", new ByteArrayInputStream(driver()));
    }

    /** Installs all bundles; the first is the one that makes the workspace, a service that others ask for. */
    private static List<Bundle> install(BundleContext context) throws BundleException, IOException {
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars()) {
            String name = jar.getFileName().toString();
            if (!name.startsWith("org.eclipse.osgi-")) {
                Bundle bundle = context.installBundle(jar.toUri().toString());
                installed.add(name.startsWith("org.apache.felix.scr-") ? 0 : installed.size(), bundle);
            }
        }
        // Eclipse's annotation processing can also be called from Ant, which nobody does here.
        Manifest ant = Jars.manifest(
                "Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "org.apache.ant", "Bundle-Version", "1.10.15");
        context.installBundle("ant", new ByteArrayInputStream(Jars.jar(ant, BUNDLES, List.of())));
        return installed;
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> jars = Files.list(BUNDLES)) {
            return jars.sorted().toList();
        }
    }

    private static byte[] driver() throws IOException {
        Path root = Jars.home(Eclipse.class);
        Manifest manifest = Jars.manifest(
                "Bundle-ManifestVersion",
                "2",
                "Bundle-SymbolicName",
                DRIVER,
                "Require-Bundle",
                "org.eclipse.core.runtime, org.eclipse.core.resources, org.eclipse.jdt.core, org.eclipse.jdt.apt.core");
        return Jars.jar(manifest, root, Jars.files(root.resolve(DRIVER.replace('.', '/'))));
    }

    /** Opens a new project, as a build tool sets it up whose user has the runtime and the processor. */
    EclipseProject open(String name) throws ReflectiveOperationException, IOException {
        String annotations = Jars.of(Delayable.class, folder);
        String runtime = Jars.of(Job.class, folder);
        String processor = Jars.of(DelayableProcessor.class, folder);
        String javaPoet = Jars.of(JavaFile.class, folder);
        EclipseProject project = project(name);
        project.open(
                Path.of(System.getProperty("java.home")),
                List.of(annotations, runtime),
                List.of(processor, annotations, javaPoet));
        return project;
    }

    /** The driver, whose class is the bundle's and cannot know the tests' interface, behind that interface. */
    private EclipseProject project(String name) throws ReflectiveOperationException {
        Object target = driver.loadClass(DRIVER + ".ProjectDriver")
                .getDeclaredConstructor(String.class)
                .newInstance(name);
        return (EclipseProject) Proxy.newProxyInstance(
                EclipseProject.class.getClassLoader(), new Class<?>[] {EclipseProject.class}, (proxy, method, args) -> {
                    Method same = target.getClass().getMethod(method.getName(), method.getParameterTypes());
                    try {
                        return same.invoke(target, args);
                    } catch (InvocationTargetException e) {
                        throw new AssertionError("Eclipse could not " + method.getName() + " in time", e.getCause());
                    }
                });
    }

    /** Waits until Eclipse has stopped. */
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        if (framework.waitForStop(STOP_MILLIS).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
            throw new IllegalStateException("Eclipse has not stopped after " + STOP_MILLIS + " ms");
        }
    }
}
