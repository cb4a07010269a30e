package dev.delayable.testkit;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every backend keeps, as tests. Extend it, and say where jobs run:
 *
 * <pre>{@code
 * class MyBackendTest extends BackendContract {
 *     protected Place place() {
 *         return Place.of(new MyBackend(), Trait.PARALLEL, Trait.COPIES);
 *     }
 * }
 * }</pre>
 *
 * <p>The name of each test is a sentence of the contract. Tests that need a {@link Trait} which the place lacks are skipped,
 * with the reason. All jobs can be sent to another JVM, which needs the test's class path. A test that hangs is ended and
 * fails; its error has the stack of the place where it hangs. No test judges by time alone: what must happen is waited for
 * patiently, and limits are multiples of what the place has shown itself to need.
 *
 * <p>The tests of a class run one after another, at one place, which is closed after the last.
 *
 * @since 0.1
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("exports") // the extension is for this class alone
@ExtendWith(ContractExtension.class)
public abstract class BackendContract
        implements OrderTests,
                AtMostNTests,
                BoundTests,
                InputTests,
                FailFastTests,
                ErrorTests,
                InterruptTests,
                TimeLimitTests,
                ReuseTests,
                NestingTests,
                NoLeaksTests,
                OutcomeTests,
                RetryTests,
                ListenerTests,
                ContextTests,
                SendingTests,
                ArrayTests,
                DeathTests,
                ChaosTests {

    /** For subclasses. */
    protected BackendContract() {}

    /**
     * The place under test. Called once, before the first test.
     *
     * @return the place, which is closed after the last test
     */
    protected abstract Place place();

    /**
     * Called after the last test. Override it to assert what may be skipped, or to print it.
     *
     * @param report what became of the tests
     */
    protected void contractEnded(ContractReport report) {}
}
