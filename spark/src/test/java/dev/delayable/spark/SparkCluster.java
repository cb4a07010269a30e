package dev.delayable.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A standalone cluster of Spark on loopback addresses, of the jars on the class path: a master, and workers on 127.0.0.2 and
 * further. Each is a JVM that ends with this one. Not thread-safe.
 */
public final class SparkCluster implements AutoCloseable {

    /** Machines that run tests are slow at times. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How many cores each worker offers. */
    static final int CORES = 5;

    private static final String LOOPBACK = "127.0.0.1";

    private static @Nullable SparkCluster shared;

    private final Path home;
    private final int port = freePort();
    private final int pagesPort = freePort();
    private final List<Process> workers = new ArrayList<>();
    private final boolean isRecovered;
    private Process master;

    private SparkCluster(Path home, boolean isRecovered) throws IOException {
        this.home = home;
        this.isRecovered = isRecovered;
        this.master = startMaster();
    }

    /** The cluster of all tests, with two workers; started by the first that needs it. */
    static synchronized SparkCluster shared() {
        SparkCluster known = shared;
        if (known == null) {
            known = start(2);
            shared = known;
            Runtime.getRuntime().addShutdownHook(new Thread(known::close));
        }
        return known;
    }

    /** Starts a cluster, and waits until all its workers are there. */
    public static SparkCluster start(int workers) {
        return start(workers, false);
    }

    /** Starts a cluster whose next master knows what the one before knew. */
    static SparkCluster startRecovered(int workers) {
        return start(workers, true);
    }

    private static SparkCluster start(int workers, boolean isRecovered) {
        try {
            SparkCluster cluster = new SparkCluster(makeHome(), isRecovered);
            try {
                for (int i = 0; i < workers; i++) {
                    cluster.addWorker();
                }
                cluster.awaitWorkers(workers);
            } catch (Throwable e) {
                cluster.close();
                throw e;
            }
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Spark needs of an installation: a folder of jars, here one that names the others, and how to log. */
    private static Path makeHome() throws IOException {
        Path home = Files.createTempDirectory("delayable-spark-cluster");
        Files.createDirectories(home.resolve("jars"));
        Files.createDirectories(home.resolve("conf"));
        Files.copy(Path.of(resource("/log4j2.properties")), home.resolve("conf").resolve("log4j2.properties"));
        String urls = sparkJars().map(each -> each.toUri().toString()).collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, urls);
        try (OutputStream file = Files.newOutputStream(home.resolve("jars").resolve("spark.jar"))) {
            new JarOutputStream(file, manifest).close();
        }
        return home;
    }

    private static URI resource(String name) {
        try {
            return SparkCluster.class.getResource(name).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> sparkJars() {
        Stream<Path> ofJvm = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        Stream<Path> ofLoader = SparkCluster.class.getClassLoader() instanceof URLClassLoader urls
                ? Stream.of(urls.getURLs()).map(each -> Path.of(each.getPath()))
                : Stream.of();
        return Stream.concat(ofJvm, ofLoader).filter(ClassPath::isSparks);
    }

    /** Starts a cluster for who wants to look at one; ends with Enter, or with the input. */
    public static void main(String[] args) throws IOException {
        try (SparkCluster cluster = start(2)) {
            System.out.println(cluster.master() + " has two workers of " + CORES + " cores; Enter ends it");
            int unused = System.in.read();
        }
    }

    private Process startMaster() throws IOException {
        List<String> options = new ArrayList<>(List.of("-Dspark.master.rest.enabled=false"));
        if (isRecovered) {
            options.add("-Dspark.deploy.recoveryMode=FILESYSTEM");
            options.add("-Dspark.deploy.recoveryDirectory=" + home.resolve("recovery"));
        }
        return startDaemon(
                LOOPBACK,
                "master",
                options,
                "org.apache.spark.deploy.master.Master",
                List.of("--host", LOOPBACK, "--port", "" + port, "--webui-port", "" + pagesPort));
    }

    /** Starts one more worker, on a loopback address of its own: Spark takes it for another machine. */
    void addWorker() {
        String host = "127.0.0." + (workers.size() + 2);
        try {
            workers.add(startDaemon(
                    host,
                    "worker" + workers.size(),
                    List.of(),
                    "org.apache.spark.deploy.worker.Worker",
                    List.of(
                            "--host",
                            host,
                            "--port",
                            "0",
                            "--webui-port",
                            "0",
                            "--cores",
                            "" + CORES,
                            "--memory",
                            "1g",
                            "--work-dir",
                            home.resolve("work-" + host).toString(),
                            master())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code spark-submit} with these arguments after the address of the master; returns what it has printed at its end. */
    String submit(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--master", master()));
        all.addAll(List.of(arguments));
        Process submit = start(LOOPBACK, "submit", List.of("-Xmx512m"), "", "org.apache.spark.deploy.SparkSubmit", all);
        try {
            assertThat(submit.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            submit.destroyForcibly();
        }
        return Files.readString(home.resolve("submit.log"));
    }

    /** Starts what ends with this JVM. */
    private Process startDaemon(String host, String log, List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(mainClass));
        all.addAll(arguments);
        String home =
                Daemon.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return start(host, log, options, File.pathSeparator + home, Daemon.class.getName(), all);
    }

    /** Starts a JVM that has the classes of Spark, and maybe more. */
    private Process start(
            String host, String log, List<String> options, String moreClasses, String mainClass, List<String> arguments)
            throws IOException {
        String jdk = System.getProperty("delayable.spark.cluster.jdk", System.getProperty("java.home"));
        List<String> command =
                new ArrayList<>(List.of(jdk + "/bin/java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add("-cp");
        command.add(home.resolve("conf") + File.pathSeparator + home.resolve("jars") + "/*" + moreClasses);
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(log + ".log").toFile());
        builder.environment().put("JAVA_HOME", jdk);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_CONF_DIR", home.resolve("conf").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", host);
        builder.environment().put("SPARK_LOCAL_HOSTNAME", host);
        return builder.start();
    }

    /** The address of the master. */
    public String master() {
        return "spark://" + LOOPBACK + ":" + port;
    }

    /** Waits until the master knows so many workers that live. */
    void awaitWorkers(int count) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + pagesPort + "/json/"))
                .timeout(Duration.ofSeconds(10))
                .build();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(master.isAlive()).isTrue();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("\"aliveworkers\" : " + count);
        });
    }

    /** The JVMs of executors, of all applications. */
    public List<ProcessHandle> executors() {
        return workers.stream().flatMap(each -> each.toHandle().descendants()).toList();
    }

    /** Kills a worker daemon, as the death of a machine would. */
    void killWorker(int number) {
        Process worker = workers.get(number);
        List<ProcessHandle> itsExecutors = worker.toHandle().descendants().toList();
        worker.destroyForcibly();
        itsExecutors.forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills the master. */
    void killMaster() {
        master.destroyForcibly();
    }

    /** Starts a master in the place of the one that was killed. */
    void restartMaster() throws IOException, InterruptedException {
        master.waitFor();
        master = startMaster();
    }

    @Override
    public void close() {
        executors().forEach(ProcessHandle::destroyForcibly);
        workers.forEach(Process::destroyForcibly);
        master.destroyForcibly();
        try {
            for (Process each : workers) {
                each.waitFor();
            }
            master.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deleteAll(home);
    }

    private static void deleteAll(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // It is among temporary files.
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
