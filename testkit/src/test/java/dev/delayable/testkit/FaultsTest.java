package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract finds what is wrong with a backend, in the test whose name says so. */
class FaultsTest {

    private static final AtomicReference<@Nullable Place> CURRENT = new AtomicReference<>();

    /** Not for the build: what it runs at fails. */
    static class Contract extends BackendContract {
        @Override
        protected Place place() {
            Place place = CURRENT.get();
            if (place == null) {
                throw new IllegalStateException("run by FaultsTest only");
            }
            return place;
        }
    }

    private static TestExecutionSummary run(Place place, List<String> tests) {
        CURRENT.set(place);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests.stream()
                        .map(test ->
                                selectMethod(Contract.class.getName() + "#" + test + "(" + Scene.class.getName() + ")"))
                        .toList())
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }

    @ParameterizedTest
    @EnumSource
    void theContractFinds(Fault fault) {
        for (String test : fault.tests()) {
            TestExecutionSummary summary = run(fault.place(), List.of(test));

            assertThat(summary.getTestsFoundCount()).as(test).isEqualTo(1);
            assertThat(summary.getTestsFailedCount()).as(test).isEqualTo(1);
        }
    }
}
