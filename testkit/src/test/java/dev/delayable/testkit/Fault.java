package dev.delayable.testkit;

import dev.delayable.runtime.backend.CallerState;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.RemoteWorkers.Loss;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.backend.hosting.CallerStates;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a backend, and the tests of the contract that must fail then. */
@SuppressWarnings("ImmutableEnumChecker") // each counts what its backend has done in one run of the contract
enum Fault {
    LOSES_A_RESULT("eachJobRunsOnce") {
        @Override
        Reply reply(Reply reply) {
            return new ForwardingReply(reply) {
                private int count;

                @Override
                public void results(List<Result> results) {
                    count++;
                    if (count != 3) {
                        super.results(results);
                    } else {
                        done(); // so the job is sent again
                    }
                }
            };
        }
    },

    SWAPS_RESULTS("resultsAreInTheOrderOfTheJobsWhateverTheBatchesAndTheWindow") {
        @Override
        Reply reply(Reply reply) {
            return new ForwardingReply(reply) {
                private final List<Result> all = new ArrayList<>();

                @Override
                public void results(List<Result> results) {
                    all.addAll(results);
                }

                @Override
                public void done() {
                    Collections.reverse(all);
                    super.results(all);
                    super.done();
                }
            };
        }
    },

    RUNS_JOBS_TWICE("eachJobRunsOnce") {
        @Override
        void submit(RemoteWorkers honest, RemoteBatch batch, Reply reply) {
            honest.submit(batch, new ForwardingReply(reply) {
                @Override
                public void begins(int worker) {}

                @Override
                public void results(List<Result> results) {}

                @Override
                public void done() {
                    honest.submit(batch, reply);
                }
            });
        }
    },

    RUNS_MORE_THAN_N("noMoreThanNJobsRunAtOnceWhenTheyBlock") {
        @Override
        int workers(int nJobs) {
            return nJobs + 1;
        }
    },

    RUNS_WHAT_SHOULD_WAIT("noMoreThanNJobsRunAtOnceWhateverTheBatches") {
        @Override
        RemoteWorkers open(int workers) {
            return new LoopbackWorkers(2 * workers);
        }
    },

    RUNS_ONE_AT_A_TIME("nJobsDoRunAtOnce") {
        @Override
        RemoteWorkers open(int workers) {
            return new LoopbackWorkers(1);
        }
    },

    SWALLOWS_FAILURES("aFailureStopsNoOtherJob", "aFailureNamesTheCallAndHasTheExceptionOfTheJobAsItsCause") {
        @Override
        Result result(Result result) {
            return new Result(result.value(), null, result.nanos());
        }
    },

    MAKES_EXCEPTIONS_ANEW("anExceptionThatIsHardToMakeArrivesAsItself") {
        @Override
        Result result(Result result) {
            Throwable exception = result.exception();
            return new Result(
                    result.value(),
                    exception == null ? null : new RuntimeException(exception.getMessage()),
                    result.nanos(),
                    result.isTimeout());
        }
    },

    TAKES_NO_TIME("theTimeOfAJobIsThatWhichItRan") {
        @Override
        Result result(Result result) {
            return new Result(result.value(), result.exception(), 1, result.isTimeout());
        }
    },

    IGNORES_STOPS("runningJobsAreInterruptedAndWaitedFor", "anInterruptThatComesBetweenTwoBatchesReachesTheSecond") {
        @Override
        void stop(RemoteWorkers honest) {}
    },

    LOSES_LATE_BATCHES("aBatchThatComesAfterTheStopOfItsRunIsAnswered") {
        private volatile boolean isStopped;

        @Override
        void opened() {
            isStopped = false;
        }

        @Override
        void submit(RemoteWorkers honest, RemoteBatch batch, Reply reply) {
            if (!isStopped) {
                honest.submit(batch, reply);
            }
        }

        @Override
        void stop(RemoteWorkers honest) {
            isStopped = true;
            honest.stop();
        }
    },

    DOES_NOT_WAIT_FOR_STOPPED_JOBS("runningJobsAreInterruptedAndWaitedFor") {
        @Override
        void submit(RemoteWorkers honest, RemoteBatch batch, Reply reply) {
            submitted.add(reply);
            honest.submit(batch, reply);
        }

        @Override
        void stop(RemoteWorkers honest) {
            submitted.forEach(Reply::done);
            submitted.clear();
            inBackground(() -> {
                TimeUnit.MILLISECONDS.sleep(100);
                honest.stop();
                return 0;
            });
        }
    },

    LEAKS_THREADS("runsLeaveNoThreadsBehind") {
        @Override
        void opened() {
            inBackground(() -> {
                NEVER.await();
                return 0;
            });
        }
    },

    LOSES_THE_CONTEXT("jobsSeeWhatACarrierCarries", "jobsSeeTheScopeOfTheirCaller") {
        @Override
        RemoteBatch batch(RemoteBatch batch) {
            return with(batch, batch.firstIndex(), batch.attempt(), nothing());
        }
    },

    KEEPS_THE_CONTEXT("nothingOfACarrierIsLeftForTheNextRun") {
        @Override
        RemoteBatch batch(RemoteBatch batch) {
            if (batch.jobs().size() > 0) {
                kept.compareAndSet(null, batch.caller());
            }
            CallerState first = kept.get();
            return with(batch, batch.firstIndex(), batch.attempt(), first == null ? nothing() : first);
        }
    },

    FORGETS_THE_ATTEMPT("aJobKnowsItsAttempt", "aJobIsRunAgainUntilItSucceeds") {
        @Override
        RemoteBatch batch(RemoteBatch batch) {
            return with(batch, batch.firstIndex(), 1, batch.caller());
        }
    },

    FORGETS_THE_INDEX("aJobKnowsItsIndexWhateverTheBatches") {
        @Override
        RemoteBatch batch(RemoteBatch batch) {
            return with(batch, 0, batch.attempt(), batch.caller());
        }
    },

    IGNORES_TIME_LIMITS("aJobOverItsLimitIsInterruptedAndFails") {
        @Override
        RemoteBatch batch(RemoteBatch batch) {
            return new RemoteBatch(
                    batch.firstIndex(),
                    batch.jobs(),
                    batch.attempt(),
                    null,
                    batch.grace(),
                    batch.caller(),
                    batch.isAlone());
        }
    },

    CONFUSES_ITS_WORKERS("jobsThatRunAtOnceHaveTheNumbersOfDifferentWorkers") {
        @Override
        void submit(RemoteWorkers honest, RemoteBatch batch, Reply reply) {
            new LoopbackWorkers(1).submit(batch, reply);
        }
    },

    BLAMES_THE_NEXT_JOB("onlyJobsThatWereRunningFailWhenTheirWorkerDies", "ofAJobWhoseWorkerDiedItIsToldAsOfAnyOther") {
        @Override
        Loss loss(Loss loss) {
            return Loss.running(loss.from() + 1, loss.to() + 1, loss.cause());
        }
    },

    BLAMES_ALL_JOBS("onlyJobsThatWereRunningFailWhenTheirWorkerDies") {
        @Override
        Loss loss(Loss loss) {
            return Loss.running(0, 1000, loss.cause());
        }
    },

    TRIES_A_DEADLY_JOB_AGAIN("onlyJobsThatWereRunningFailWhenTheirWorkerDies") {
        @Override
        Loss loss(Loss loss) {
            return Loss.waiting(loss.cause());
        }
    },

    SAYS_NOTHING_OF_DEATHS("aRunWhoseWorkerDiesFailsWithTheNameOfTheCall") {
        @Override
        Reply reply(Reply reply) {
            return new ForwardingReply(reply) {
                @Override
                public void lost(Loss loss) {}
            };
        }
    },

    NEVER_ANSWERS("anEndlessInputIsTakenNoFurtherThanTheWindow") {
        @Override
        Reply reply(Reply reply) {
            return new ForwardingReply(reply) {
                @Override
                public void results(List<Result> results) {
                    if (!isBroken.get()) {
                        super.results(results);
                    }
                }

                @Override
                public void done() {
                    if (count.incrementAndGet() < 60) {
                        super.done();
                    } else {
                        isBroken.set(true);
                    }
                }
            };
        }
    },

    LIES_ABOUT_MEMORY("argumentsAndResultsAreCopies") {
        @Override
        boolean sharesMemory() {
            return true;
        }
    },

    IGNORES_ITS_BOUND("manyCallersShareTheWorkersOfABound") {
        @Override
        int maxWorkers(int bound) {
            return Integer.MAX_VALUE;
        }
    },

    BREAKS_AT_THE_FIRST_FAILURE("afterAFailureTheNextRunIsRight") {
        @Override
        Result result(Result result) {
            if (result.exception() != null) {
                isBroken.set(true);
            }
            return result;
        }

        @Override
        void submit(RemoteWorkers honest, RemoteBatch batch, Reply reply) {
            if (isBroken.get()) {
                reply.failed(new IllegalStateException("the pool is closed"));
            } else {
                honest.submit(batch, reply);
            }
        }
    };

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static final Codec.Arrival HERE =
            new Codec.Arrival(Fault.class.getClassLoader(), info -> Status.UNDECIDED, UnaryOperator.identity());

    private final List<String> tests;

    // For the faults that remember.

    final AtomicBoolean isBroken = new AtomicBoolean();
    final AtomicInteger count = new AtomicInteger();
    final AtomicReference<@Nullable CallerState> kept = new AtomicReference<>();
    final Set<Reply> submitted = ConcurrentHashMap.newKeySet();

    Fault(String... tests) {
        this.tests = List.of(tests);
    }

    /** The names of the tests that must find it. */
    List<String> tests() {
        return tests;
    }

    /** A place with this fault, which remembers nothing. */
    Place place() {
        isBroken.set(false);
        count.set(0);
        kept.set(null);
        submitted.clear();
        TestPlace place = TestPlace.of(
                        new WrongBackend(this, new LoopbackBackend()),
                        n -> new WrongBackend(this, new LoopbackBackend(n)),
                        Trait.COPIES,
                        Trait.PARALLEL,
                        Trait.DIES,
                        Trait.EXACT_LOSS,
                        Trait.KILLS_STUCK)
                .dyingBy(LoopbackBackend::die);
        return place.waitingFor(Duration.ofSeconds(2));
    }

    // What is honest, unless a fault says otherwise.

    int workers(int nJobs) {
        return nJobs;
    }

    int maxWorkers(int bound) {
        return bound;
    }

    boolean sharesMemory() {
        return false;
    }

    void opened() {}

    RemoteWorkers open(int workers) {
        return new LoopbackWorkers(workers);
    }

    RemoteBatch batch(RemoteBatch batch) {
        return batch;
    }

    void submit(RemoteWorkers honest, RemoteBatch batch, Reply reply) {
        honest.submit(batch, reply);
    }

    void stop(RemoteWorkers honest) {
        honest.stop();
    }

    Result result(Result result) {
        return result;
    }

    Loss loss(Loss loss) {
        return loss;
    }

    Reply reply(Reply reply) {
        return new ForwardingReply(reply) {
            @Override
            public void results(List<Result> results) {
                super.results(results.stream().map(Fault.this::result).toList());
            }

            @Override
            public void lost(Loss lost) {
                super.lost(loss(lost));
            }
        };
    }

    private static RemoteBatch with(RemoteBatch batch, long firstIndex, int attempt, CallerState caller) {
        return new RemoteBatch(
                firstIndex, batch.jobs(), attempt, batch.timeout(), batch.grace(), caller, batch.isAlone());
    }

    private static CallerState nothing() {
        try {
            return CallerStates.read(InputStream.nullInputStream(), HERE);
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inBackground(Callable<?> task) {
        Thread thread = new Thread(new FutureTask<>(task), "fault");
        thread.setDaemon(true);
        thread.start();
    }
}
