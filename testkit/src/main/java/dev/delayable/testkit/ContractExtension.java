package dev.delayable.testkit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Runs the tests of a contract: opens the place before the first, skips those whose traits the place lacks, ends those that
 * hang, and reports what became of all.
 */
final class ContractExtension
        implements ExecutionCondition, ParameterResolver, InvocationInterceptor, AfterAllCallback, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ContractExtension.class);

    /** What the first run, which tells the pace, may take. */
    private static final Duration FIRST_START = Duration.ofSeconds(10);

    /** How long a test that hangs may take to end when it is interrupted. */
    private static final long END_NANOS = Duration.ofSeconds(2).toNanos();

    ContractExtension() {}

    /** The place of one class, and what became of its tests. */
    private static final class Opened {

        final Place place;
        final List<String> passed = new ArrayList<>();
        final List<String> failed = new ArrayList<>();
        final Map<String, String> skipped = new TreeMap<>();
        private @Nullable Pace pace;

        Opened(Place place) {
            this.place = place;
        }

        synchronized Pace pace() throws Throwable {
            if (pace == null) {
                pace = Pace.of(place);
            }
            return pace;
        }

        synchronized void skip(String test, String reason) {
            skipped.put(test, reason);
        }

        synchronized ContractReport report() {
            return new ContractReport(
                    place.backend().name(), List.copyOf(passed), List.copyOf(failed), new TreeMap<>(skipped));
        }
    }

    private static BackendContract contract(ExtensionContext context) {
        return (BackendContract) context.getRequiredTestInstance();
    }

    /** The context of the class holds it, so that there is one for all tests. */
    private static Opened opened(ExtensionContext context) {
        ExtensionContext all = context;
        while (all.getTestMethod().isPresent()) {
            all = all.getParent().orElseThrow();
        }
        return Objects.requireNonNull(all.getStore(NAMESPACE)
                .computeIfAbsent(
                        Opened.class, key -> new Opened(contract(context).place()), Opened.class));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Method> test = context.getTestMethod();
        if (test.isEmpty()) {
            return ConditionEvaluationResult.enabled("each test knows what it needs");
        }
        Opened opened = opened(context);
        String name = test.get().getName();
        String exemption = opened.place.exemptions().get(name);
        if (exemption != null) {
            return skip(opened, name, "the place is exempt: " + exemption);
        }
        Needs needs = test.get().getAnnotation(Needs.class);
        for (Trait trait : needs == null ? new Trait[0] : needs.value()) {
            if (!opened.place.traits().contains(trait)) {
                return skip(opened, name, "the place does not have the trait " + trait + " (" + trait.meaning() + ")");
            }
        }
        return ConditionEvaluationResult.enabled("the place has all traits that the test needs");
    }

    private static ConditionEvaluationResult skip(Opened opened, String test, String reason) {
        opened.skip(test, reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Scene resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Opened opened = opened(context);
        Place place = opened.place;
        Pace pace = limited("the first run", place.patience(FIRST_START), null, opened::pace);
        Scene scene = new Scene(place, pace, place.patience(pace.start()));
        context.getStore(NAMESPACE).put(Scene.class, scene); // which closes it after the test
        return scene;
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext context) {
        Scene scene = context.getStore(NAMESPACE).get(Scene.class, Scene.class);
        if (scene == null) {
            throw new IllegalStateException("a test of the contract takes a Scene");
        }
        limited("the test", scene.patience().multipliedBy(2), scene.pace(), invocation::proceed);
    }

    /** What may hang. */
    @FunctionalInterface
    private interface Step<T extends @Nullable Object> {
        T proceed() throws Throwable;
    }

    /** Takes a step in a thread of its own, and fails if it does not end. */
    private static <T extends @Nullable Object> T limited(
            String what, Duration limit, @Nullable Pace pace, Step<T> step) {
        Caller<T> caller = Caller.start(() -> {
            try {
                return step.proceed();
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ExecutionException(e);
            }
        });
        try {
            if (!caller.endsWithin(limit.toNanos())) {
                AssertionError hangs = new AssertionError(what + " has not ended within " + limit.toSeconds() + " s"
                        + (pace == null
                                ? ""
                                : ", at a place where a run takes "
                                        + pace.roundTrip().toMillis() + " ms")
                        + "; where it hangs is the stack of this error");
                hangs.setStackTrace(caller.stackTrace());
                caller.interrupt();
                boolean ended = caller.endsWithin(END_NANOS);
                throw ended ? hangs : withNote(hangs, "it has not ended when it was interrupted, either");
            }
            return caller.result();
        } catch (InterruptedException e) {
            caller.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted", e);
        } catch (java.util.concurrent.CompletionException e) {
            throw sneaky(e.getCause() == null ? e : e.getCause());
        }
    }

    private static AssertionError withNote(AssertionError error, String note) {
        error.addSuppressed(new IllegalStateException(note));
        return error;
    }

    /** Rethrows what a test has thrown as it is. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        Opened opened = opened(context);
        synchronized (opened) {
            opened.passed.add(context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        Opened opened = opened(context);
        synchronized (opened) {
            opened.failed.add(context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        opened(context)
                .skip(
                        context.getRequiredTestMethod().getName(),
                        String.valueOf(cause == null ? "" : cause.getMessage()));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        opened(context).skip(context.getRequiredTestMethod().getName(), reason.orElse(""));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Opened opened = opened(context);
        try {
            contract(context).contractEnded(opened.report());
        } finally {
            opened.place.close();
        }
    }
}
