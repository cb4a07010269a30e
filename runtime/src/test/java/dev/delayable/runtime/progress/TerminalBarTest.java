package dev.delayable.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What runs with {@code progress()} show in a terminal. */
class TerminalBarTest {

    private final PlayedRun run = new PlayedRun(run -> TerminalBar.on(run.out(), 100));

    private String lastPicture() {
        return run.lines().get(run.lines().size() - 1).strip();
    }

    @Test
    void theBarIsFullAtTheEnd() {
        run.startsWith(20, 5).finishing(20).ends();

        assertThat(lastPicture()).matches("100% \\[=+] 20 of 20 jobs, finished, .*elapsed .*s");
    }

    @Test
    void ofALazyInputThereAreTheNumbersOnly() {
        run.startsLazily(5).taking(7).finishing(7).ends();

        assertThat(lastPicture()).startsWith("7 jobs, finished, ");
    }

    @Test
    void theBarOfARunThatWasStoppedStaysWhereItIs() {
        run.startsWith(20, 5).finishing(9).failing(1).ends();

        assertThat(lastPicture()).matches("50% \\[=+ +] 10 of 20 jobs, stopped, 1 failed, .*elapsed [^,]*s");
    }

    @Test
    void theInterruptOfTheCallerIsKept() {
        run.startsWith(20, 5).finishing(9);

        Thread.currentThread().interrupt();
        run.ends();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(lastPicture()).contains("stopped");
    }
}
