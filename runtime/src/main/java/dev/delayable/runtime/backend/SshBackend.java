package dev.delayable.runtime.backend;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.hosting.HostedWorkers;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import dev.delayable.runtime.ssh.SshLauncher;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JVMs of other machines, each started by the user's own {@code ssh}, which must reach them without a question. The classes of
 * this JVM are copied there once, through the connections of ssh; a host needs nothing but a Unix shell and the same version of
 * Java.
 *
 * <pre>{@code
 * Parallel.nJobs(8).backend(Backends.ssh("host1:4", "me@host2:4").jvmArgs("-Xmx2g")).run(jobs);
 * }</pre>
 *
 * <p>Everything else is as with {@link ProcessBackend worker processes}: what is sent, what becomes of a worker that dies, and for how
 * long one is kept. A worker ends with its connection. A backend is an immutable value, and backends with equal settings share
 * their workers.
 *
 * @since 0.1
 */
public final class SshBackend implements Backend {

    private final SshLauncher.Settings ssh;
    private final WorkerSettings settings;
    private final int maxWorkers;

    private SshBackend(SshLauncher.Settings ssh, WorkerSettings settings, int maxWorkers) {
        this.ssh = ssh;
        this.settings = settings;
        this.maxWorkers = maxWorkers;
    }

    /**
     * Workers on some hosts.
     *
     * @param hosts what ssh calls them, each with the number of its workers after a colon; 1 without
     * @return the backend
     * @throws IllegalArgumentException if there is none, or one has no name, a number that is not from 1 to 9999, or is there twice
     */
    public static SshBackend on(String... hosts) {
        Map<String, Integer> slots = new LinkedHashMap<>();
        for (String host : hosts) {
            int colon = host.lastIndexOf(':');
            String name = colon < 0 ? host : host.substring(0, colon);
            String number = colon < 0 ? "1" : host.substring(colon + 1);
            if (!name.matches("[^\\s-]\\S*")
                    || !number.matches("[1-9]\\d{0,3}")
                    || slots.put(name, Integer.valueOf(number)) != null) {
                throw new IllegalArgumentException(
                        "a host for ssh is \"name:workers\", with 1 to 9999 workers and once, but this is \"" + host
                                + "\"");
            }
        }
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("ssh needs a host, such as \"host1:4\"");
        }
        return new SshBackend(
                new SshLauncher.Settings(Collections.unmodifiableMap(slots), List.of("ssh"), "java", List.of(), null),
                WorkerSettings.standard().withStartTimeout(Duration.ofMinutes(5)),
                slots.values().stream().mapToInt(Integer::intValue).sum());
    }

    /**
     * The program that connects, and its arguments before the host.
     *
     * @param command {@code ssh} if it is not set; for example {@code "ssh", "-p", "2222"}
     * @return a new backend
     * @throws IllegalArgumentException if there is none, or the name of the program is blank
     */
    public SshBackend command(String... command) {
        if (command.length == 0 || command[0].isBlank()) {
            throw new IllegalArgumentException("command must name a program, such as \"ssh\"");
        }
        return with(
                new SshLauncher.Settings(ssh.hosts(), List.of(command), ssh.java(), ssh.jvmArgs(), ssh.directory()));
    }

    /**
     * The launcher of Java on the hosts.
     *
     * @param java its path there; {@code java} if it is not set
     * @return a new backend
     */
    public SshBackend java(String java) {
        Objects.requireNonNull(java, "java");
        return with(new SshLauncher.Settings(ssh.hosts(), ssh.ssh(), java, ssh.jvmArgs(), ssh.directory()));
    }

    /**
     * Arguments for the JVM of each worker.
     *
     * @param jvmArgs for example {@code -Xmx2g}
     * @return a new backend
     * @throws IllegalArgumentException if one of them is not an option, or replaces the program or its class path
     * @see ProcessBackend#jvmArgs
     */
    public SshBackend jvmArgs(String... jvmArgs) {
        return with(new SshLauncher.Settings(
                ssh.hosts(), ssh.ssh(), ssh.java(), WorkerOptions.jvmArgs(jvmArgs), ssh.directory()));
    }

    /**
     * The working directory of each worker.
     *
     * @param directory its path there; the home directory if it is not set
     * @return a new backend
     */
    public SshBackend directory(String directory) {
        Objects.requireNonNull(directory, "directory");
        return with(new SshLauncher.Settings(ssh.hosts(), ssh.ssh(), ssh.java(), ssh.jvmArgs(), directory));
    }

    /**
     * What each worker runs first.
     *
     * @param initializer a job, whose result is not used
     * @return a new backend
     * @see ProcessBackend#initializer
     */
    public SshBackend initializer(Job<?> initializer) {
        return with(settings.withInitializer(Objects.requireNonNull(initializer, "initializer")));
    }

    /**
     * What turns jobs and results into bytes, if not Java's own serialisation.
     *
     * @param codec a public class with a public constructor without parameters
     * @return a new backend
     */
    public SshBackend codec(Class<? extends Codec> codec) {
        return with(settings.withCodec(codec));
    }

    /**
     * Which classes may be read, here and there.
     *
     * @param pattern a pattern as that of the system property {@code jdk.serialFilter}
     * @return a new backend
     * @throws IllegalArgumentException if it is no pattern
     * @see ProcessBackend#filter
     */
    public SshBackend filter(String pattern) {
        return with(settings.withFilter(pattern));
    }

    /**
     * For how long a worker stays without work; a minute if it is not set.
     *
     * @param idleTimeout zero or more
     * @return a new backend
     * @throws IllegalArgumentException if it is negative
     */
    public SshBackend idleTimeout(Duration idleTimeout) {
        return with(settings.withIdleTimeout(idleTimeout));
    }

    private SshBackend with(SshLauncher.Settings changed) {
        return new SshBackend(changed, settings, maxWorkers);
    }

    private SshBackend with(WorkerSettings changed) {
        return new SshBackend(ssh, changed, maxWorkers);
    }

    /** As many as the hosts have together: all runs share them fairly. */
    @Override
    public int maxWorkers() {
        return maxWorkers;
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(nJobs, maxWorkers);
    }

    @Override
    public boolean runsSingleInCaller() {
        return false;
    }

    @Override
    public boolean sharesMemory() {
        return false;
    }

    @Override
    public Duration batchTime() {
        return Duration.ofMillis(2);
    }

    @Override
    public Workers open(int workers) {
        return HostedWorkers.open(new SshLauncher(ssh), settings, workers);
    }

    /**
     * Ends the workers that are idle, and returns when they have ended. A worker that takes longer than 15 seconds is killed; if
     * the calling thread is interrupted, all of them are, and the interrupt flag stays set. Workers of a run go on, and are kept
     * afterwards as others are.
     */
    @Override
    public void close() {
        HostedWorkers.endIdle(this::hasStarted, settings);
    }

    private boolean hasStarted(WorkerLauncher launcher) {
        return launcher instanceof SshLauncher known && known.settings().equals(ssh);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SshBackend backend && backend.ssh.equals(ssh) && backend.settings.equals(settings);
    }

    @Override
    public int hashCode() {
        return ssh.hashCode();
    }

    /** Returns, for example, {@code ssh(host1:4, host2:4)}. */
    @Override
    public String toString() {
        return "ssh(" + ssh.hosts().toString().replaceAll("[{}]", "").replace('=', ':') + ")";
    }
}
