package dev.delayable.runtime.engine;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Caller;
import dev.delayable.runtime.Waiting;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptibleSectionTest {

    private final InterruptibleSection section = new InterruptibleSection();

    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    private static boolean interruptedByAnother(InterruptibleSection section) {
        return Caller.start(section::interrupt).result();
    }

    @Test
    void anInterruptReachesTheThreadInsideAndNothingAfterIt() {
        section.enter(Thread.currentThread());

        assertThat(interruptedByAnother(section)).isTrue();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(section.exit()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aThreadIsInterruptedOnce() {
        section.enter(Thread.currentThread());
        interruptedByAnother(section);

        assertThat(interruptedByAnother(section)).isFalse();
    }

    @Test
    void outsideNobodyIsInterrupted() {
        AtomicBoolean isAsked = new AtomicBoolean();
        section.enter(Thread.currentThread());
        assertThat(section.exit()).isFalse();

        boolean isInterrupted = Caller.start(() -> section.interrupt(() -> {
                    isAsked.set(true);
                    return true;
                }))
                .result();

        assertThat(isInterrupted).isFalse();
        assertThat(isAsked).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(section.exit()).isFalse();
    }

    @Test
    void aThreadDoesNotInterruptItself() {
        section.enter(Thread.currentThread());

        assertThat(section.interrupt()).isFalse();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(section.exit()).isFalse();
    }

    @Test
    void anInterruptThatSomebodyElseHasSetIsNotCleared() {
        section.enter(Thread.currentThread());
        Thread.currentThread().interrupt();

        assertThat(section.exit()).isFalse();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDecisionAgainstTheInterruptLeavesTheSectionAsItWas() {
        section.enter(Thread.currentThread());

        assertThat(Caller.start(() -> section.interrupt(() -> false)).result()).isFalse();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(interruptedByAnother(section)).isTrue();
    }

    @Test
    void aDecisionThatThrowsLetsTheThreadGo() {
        section.enter(Thread.currentThread());

        Throwable failure = Caller.start(() -> section.interrupt(() -> {
                    throw new IllegalStateException("undecided");
                }))
                .failure();

        assertThat(failure).hasMessage("undecided");
        assertThat(section.exit()).isFalse();
    }

    @Test
    void anInterruptThatCannotBeMadeLetsTheThreadGo() {
        section.enter(new Thread("cannot be interrupted") {
            @Override
            public void interrupt() {
                throw new SecurityException("refused");
            }
        });

        assertThatThrownBy(section::interrupt).hasMessage("refused");

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** Else the interrupt would reach what the thread does next. */
    @Test
    void aThreadLeavesOnlyAfterAnInterruptThatWasAnnounced() {
        CountDownLatch isInside = new CountDownLatch(1);
        CountDownLatch isAnnounced = new CountDownLatch(1);
        Caller<Boolean> inside = Caller.start(() -> {
            section.enter(Thread.currentThread());
            isInside.countDown();
            isAnnounced.await();
            return section.exit();
        });
        Caller<Boolean> interrupter = Caller.start(() -> {
            isInside.await();
            return section.interrupt(() -> {
                isAnnounced.countDown();
                await().until(() -> inside.isDone() || inside.thread().getState() == Thread.State.TIMED_WAITING);
                return true;
            });
        });

        assertThat(interrupter.result()).isTrue();
        assertThat(inside.result()).as("the thread has seen the interrupt").isTrue();
        assertThat(inside.interruptFlag()).isFalse();
    }

    /** As above, with the decision not to interrupt. */
    @Test
    void aThreadWaitsForADecision() {
        CountDownLatch isInside = new CountDownLatch(1);
        CountDownLatch isAnnounced = new CountDownLatch(1);
        AtomicBoolean isDecided = new AtomicBoolean();
        Caller<Boolean> inside = Caller.start(() -> {
            section.enter(Thread.currentThread());
            isInside.countDown();
            isAnnounced.await();
            boolean unused = section.exit();
            return isDecided.get();
        });
        Caller<Boolean> interrupter = Caller.start(() -> {
            isInside.await();
            return section.interrupt(() -> {
                isAnnounced.countDown();
                await().until(() -> inside.isDone() || Waiting.waits(inside.thread()));
                isDecided.set(true);
                return false;
            });
        });

        assertThat(interrupter.result()).isFalse();
        assertThat(inside.result()).as("the thread has left after the decision").isTrue();
    }

    @Test
    void whoIsInsideAlreadyDoesNotEnterAnew() {
        section.enterAgain(Thread.currentThread());
        interruptedByAnother(section);

        section.enterAgain(Thread.currentThread());

        assertThat(section.exit()).isTrue();
    }

    @Test
    void whoHasLeftEntersAnew() {
        section.enterAgain(Thread.currentThread());
        interruptedByAnother(section);
        assertThat(section.exit()).isTrue();

        section.enterAgain(Thread.currentThread());

        assertThat(interruptedByAnother(section)).isTrue();
    }

    @Test
    void anotherThreadEntersInThePlaceOfTheFirst() {
        section.enterAgain(new Thread("first"));
        section.enterAgain(Thread.currentThread());

        assertThat(interruptedByAnother(section)).isTrue();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
