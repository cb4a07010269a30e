package dev.delayable.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ThrowingRunnable;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What belongs to the calling thread is there in its jobs, wherever they run, and nowhere else. */
class ContextPropagationTest {

    private static final ContextRegistry REGISTRY = ContextRegistry.getInstance();

    private static final ContextKey<String> SPAN = ContextKey.named("span");

    private static final ThreadLocal<String> LOCALE = new ThreadLocal<>();

    @BeforeEach
    void register() {
        REGISTRY.registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
        REGISTRY.registerThreadLocalAccessor(new OpenTelemetryAccessor());
    }

    @AfterEach
    void clear() {
        REGISTRY.removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
        REGISTRY.removeThreadLocalAccessor(OpenTelemetryAccessor.KEY);
        REGISTRY.removeThreadLocalAccessor("locale");
        MDC.clear();
        TenantAccessor.TENANT.remove();
        LOCALE.remove();
    }

    /** A job that can be sent to a worker process. */
    private static <T extends @Nullable Object> Job<T> job(Code<T> code) {
        return Job.of("job", code);
    }

    /** More jobs than workers, so that all workers run one, and more than one. */
    private static <T extends @Nullable Object> List<Job<T>> many(Job<T> job) {
        return Collections.nCopies(20, job);
    }

    private static Job<@Nullable String> user() {
        return job(() -> MDC.get("user"));
    }

    /** What a lambda of a test is. */
    private interface Code<T extends @Nullable Object> extends Callable<T>, Serializable {}

    private static Parallel parallel(TestBackends.Place place, int nJobs) {
        return Parallel.nJobs(nJobs).backend(place.backend());
    }

    private static Parallel carrying(TestBackends.Place place, int nJobs) {
        return parallel(place, nJobs).context(ContextPropagation.carrier());
    }

    @TestBackends.Every
    void jobsSeeTheLoggingContextOfTheCaller(TestBackends.Place place) {
        MDC.put("user", "ann");

        assertThat(carrying(place, 2).run(many(user()))).containsOnly("ann");
        assertThat(carrying(place, 1).run(many(user()))).containsOnly("ann");
    }

    @TestBackends.Every
    void eachRunHasThatOfItsStart(TestBackends.Place place) {
        Parallel parallel = carrying(place, 2);
        for (String user : List.of("ann", "bob")) {
            MDC.put("user", user);
            assertThat(parallel.run(many(user()))).containsOnly(user);
        }
        MDC.clear();
        assertThat(parallel.run(many(user()))).containsOnlyNulls();
    }

    @TestBackends.Every
    void whatAJobChangesEndsWithIt(TestBackends.Place place) {
        MDC.put("user", "ann");
        Job<@Nullable String> changing = job(() -> {
            String before = MDC.get("user") + MDC.get("order");
            MDC.put("user", "eve");
            MDC.put("order", "17");
            return before;
        });

        for (int nJobs = 1; nJobs <= 2; nJobs++) {
            assertThat(carrying(place, nJobs).run(many(changing))).containsOnly("annnull");
            assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("user").containsEntry("user", "ann");
        }
    }

    @TestBackends.Every
    void whatAJobOfAnotherRunHasLeftIsNotSeen(TestBackends.Place place) {
        Job<@Nullable String> careless = job(() -> {
            MDC.put("user", "eve");
            return null;
        });
        parallel(place, 2).run(many(careless));
        MDC.clear();

        assertThat(carrying(place, 2).run(many(user()))).containsOnlyNulls();
    }

    @TestBackends.Every
    void jobsOfANestedRunSeeThatOfTheJob(TestBackends.Place place) {
        MDC.put("user", "ann");
        Job<List<@Nullable String>> outer = job(() -> {
            MDC.put("user", MDC.get("user") + "'s job");
            return Parallel.nJobs(2).context(ContextPropagation.carrier()).run(user(), user());
        });

        assertThat(carrying(place, 2).run(many(outer))).containsOnly(List.of("ann's job", "ann's job"));
    }

    @TestBackends.Every
    void contextOfAProgramIsCarriedToo(TestBackends.Place place) {
        TenantAccessor.TENANT.set("acme");

        assertThat(carrying(place, 2).run(many(tenant()))).containsOnly("acme");
    }

    private static Job<@Nullable Object> tenant() {
        return job(() -> TenantAccessor.TENANT.get());
    }

    @TestBackends.EveryInThisJvm
    void jobsSeeTheContextOfOpenTelemetry(TestBackends.Place place) {
        try (var scope = Context.root().with(SPAN, "GET /orders").makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(carrying(place, 2).run(many(span()))).containsOnly("GET /orders");
            assertThat(carrying(place, 1).run(many(span()))).containsOnly("GET /orders");
            assertThat(span(Context.current())).isEqualTo("GET /orders");
        }
        assertThat(carrying(place, 2).run(many(span()))).containsOnly("none");
    }

    private static Job<String> span() {
        return job(() -> span(Context.current()));
    }

    private static String span(Context context) {
        return Objects.requireNonNullElse(context.get(SPAN), "none");
    }

    @TestBackends.EveryInThisJvm
    void jobsBelongToTheObservationOfTheCaller(TestBackends.Place place) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(context -> true);
        Observation observation = Observation.start("order", observations);
        Job<Boolean> belonging = Job.of("belonging", () -> observation.equals(observations.getCurrentObservation()));

        try (var scope = observation.openScope()) {
            assertThat(scope).isNotNull();
            assertThat(carrying(place, 2).run(many(belonging))).containsOnly(true);
            assertThat(observations.getCurrentObservation()).isEqualTo(observation);
        }
        assertThat(carrying(place, 2).run(many(belonging))).containsOnly(false);
    }

    @Test
    void whatCannotBeSerialisedIsLeftOutInWorkerProcesses() {
        MDC.put("user", "ann");
        TenantAccessor.TENANT.set(new Object());
        Parallel processes = carrying(new TestBackends.Place("processes", Backends.processes()), 2);
        try (var scope = Context.root().with(SPAN, "GET /orders").makeCurrent()) {
            assertThat(scope).isNotNull();

            assertThat(processes.run(many(span()))).containsOnly("none");
            assertThat(processes.run(many(tenant()))).containsOnlyNulls();
            assertThat(processes.run(many(user()))).containsOnly("ann");
        }
    }

    @Test
    void whatSeemsToBeSerialisableAndIsNotIsAnErrorThatNamesIt() {
        TenantAccessor.TENANT.set(new Object[] {new Object()});
        Parallel processes = Parallel.nJobs(2).backend(Backends.processes());

        assertThatThrownBy(() -> processes.context(ContextPropagation.carrier()).run(user()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "what a ContextCarrier carries cannot be sent to a worker process: the carrier and what it captures"
                                + " must be Serializable, unlike the context value 'tenant', which has an object of the class"
                                + " java.lang.Object in it: leave it out by ContextPropagation.carrier(key -> ...), or use"
                                + " Backends.threads()");
        assertThat(processes
                        .context(ContextPropagation.carrier(key -> !key.equals(TenantAccessor.KEY)))
                        .run(user()))
                .containsOnlyNulls();
    }

    @Test
    void whatWorkersCannotAccessIsAnErrorThatNamesIt() {
        REGISTRY.registerThreadLocalAccessor("locale", LOCALE);
        LOCALE.set("en");

        assertThatThrownBy(() -> Parallel.nJobs(2)
                        .backend(Backends.processes())
                        .context(ContextPropagation.carrier())
                        .run(user()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "there is no ThreadLocalAccessor for the context value 'locale' here: register it in the"
                                + " initializer of Backends.processes()");
    }

    @Test
    void anInitializerCanMakeItAccessibleThere() {
        REGISTRY.registerThreadLocalAccessor("locale", LOCALE);
        LOCALE.set("en");
        Job<?> initializer = Job.of("register", (ThrowingRunnable<Exception> & Serializable)
                () -> ContextRegistry.getInstance().registerThreadLocalAccessor("locale", LOCALE));

        assertThat(Parallel.nJobs(2)
                        .backend(Backends.processes().initializer(initializer))
                        .context(ContextPropagation.carrier())
                        .run(many(job(() -> LOCALE.get()))))
                .containsOnly("en");
    }

    @TestBackends.Every
    void aCarrierOfSomeKeysLeavesTheOthersAlone(TestBackends.Place place) {
        MDC.put("user", "ann");
        TenantAccessor.TENANT.set("acme");
        Parallel tenantOnly = parallel(place, 1).context(ContextPropagation.carrier(TenantAccessor.KEY::equals));
        Job<String> both = job(() -> TenantAccessor.TENANT.get() + ", " + MDC.get("user"));

        boolean isCaller = place.backend().runsSingleInCaller();
        assertThat(tenantOnly.run(many(both))).containsOnly(isCaller ? "acme, ann" : "acme, null");
        assertThat(MDC.get("user")).isEqualTo("ann");
    }

    @Test
    void theContextIsThatOfTheCallerAlsoAfterAFailure() {
        MDC.put("user", "ann");
        Parallel parallel = Parallel.nJobs(1).context(ContextPropagation.carrier());

        assertThatThrownBy(() -> parallel.run(Job.of("failing", () -> {
                    MDC.put("user", "eve");
                    throw new IllegalStateException("gone");
                })))
                .isInstanceOf(JobFailedException.class);
        assertThat(MDC.get("user")).isEqualTo("ann");
    }
}
