package dev.delayable.runtime.ssh;

import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One machine that ssh reaches. Thread-safe. */
final class SshHost {

    /** What ssh itself ends with when it has failed. */
    static final int SSH_FAILED = 255;

    /** More at once may be refused by a server that thinks of an attack. */
    final Semaphore connecting = new Semaphore(4);

    final String name;
    final int slots;
    private final SshLauncher.Settings settings;

    /** How many workers it has. Guarded by the launcher. */
    int used;

    /** Where the class files are there; null until they are. Guarded by this. */
    private @Nullable String cache;

    SshHost(String name, int slots, SshLauncher.Settings settings) {
        this.name = name;
        this.slots = slots;
        this.settings = settings;
    }

    /** Text as one word of a shell. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A connection that runs a script of a POSIX shell, whatever the login shell is. */
    ProcessBuilder connection(String script) {
        List<String> command = new ArrayList<>(settings.ssh());
        command.addAll(List.of("-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=15", "-T"));
        command.addAll(List.of("--", name, "exec /bin/sh -c " + quoted(script)));
        return new ProcessBuilder(command);
    }

    Process start(LaunchOrder order, ProcessBuilder connection) throws LaunchException {
        try {
            Process process = connection.start();
            order.onCancel(process::destroyForcibly);
            return process;
        } catch (IOException e) {
            throw failure(
                    "there is no program " + settings.ssh().get(0) + " here",
                    "install OpenSSH's client, or name another program by command(...)",
                    false);
        }
    }

    LaunchException failure(String why, String cure, boolean mayBeChance) {
        return new LaunchException(
                "a worker process on " + name + " could not be started: " + why + "; " + cure, null, mayBeChance);
    }

    /** The server may be busy for once; anything else stays as it is. */
    LaunchException unreachable(String said) {
        String trial = String.join(" ", settings.ssh()) + " -o BatchMode=yes " + name + " true";
        return failure("ssh says: " + said, "make the command `" + trial + "` work, without a question", true);
    }

    /** The directory of the class files there, where they are copied if need be. */
    synchronized String prepare(LaunchOrder order, ClassFiles files) throws IOException, LaunchException {
        if (cache != null) {
            return cache;
        }
        String java = quoted(settings.java());
        String answer = ask(
                order,
                new byte[0],
                "umask 077; d=\"${XDG_CACHE_HOME:-$HOME/.cache}/delayable\"; mkdir -p \"$d\" && cd \"$d\" || exit 1;"
                        + " find . -type f -mtime +60 -exec rm -f {} +; echo \"@dir $PWD\";"
                        + " for f in " + String.join(" ", files.names())
                        + "; do [ -f $f ] && touch $f || echo \"@missing $f\"; done; echo \"@java $("
                        + java + " -XshowSettings:properties -version 2>&1"
                        + " | sed -n 's/^ *java.specification.version = //p')\"");
        String directory = String.join("", marked(answer, "@dir "));
        if (directory.isEmpty()) {
            throw failure("there is no directory for class files: " + answer, "set XDG_CACHE_HOME there", false);
        }
        String version = String.join("", marked(answer, "@java "));
        String here = String.valueOf(Runtime.version().feature());
        if (!version.equals(here)) {
            String why = version.isEmpty() ? "is not there" : "is Java " + version + ", but this JVM is Java " + here;
            throw failure(
                    settings.java() + " " + why, "install Java " + here + ", or say where it is by java(...)", false);
        }
        for (String missing : marked(answer, "@missing ")) {
            byte[] content = files.content(missing);
            String copied = ask(
                    order,
                    content,
                    "umask 077; cd " + quoted(directory) + " && cat > $$ && [ $(wc -c < $$) -eq " + content.length
                            + " ] && mv -f $$ " + missing + " && echo '@copied it' || rm -f $$");
            if (marked(copied, "@copied ").isEmpty()) {
                throw failure("class files could not be copied: " + copied, "make room in " + directory, false);
            }
        }
        cache = directory;
        return directory;
    }

    private static List<String> marked(String answer, String mark) {
        return answer.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }

    /** Runs a script there with some input; returns what it prints. */
    private String ask(LaunchOrder order, byte[] input, String script) throws IOException, LaunchException {
        Process process = start(order, connection(script).redirectErrorStream(true));
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException e) {
            // It has ended, and says why.
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (SshLauncher.exitCode(process) == SSH_FAILED) {
            throw unreachable(said);
        }
        return said;
    }
}
