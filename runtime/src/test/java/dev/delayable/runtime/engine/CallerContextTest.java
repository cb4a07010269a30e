package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.hosting.CallerStates;
import dev.delayable.runtime.report.HostedRecording;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run tells its remote workers of its caller. */
class CallerContextTest {

    private static final Codec.Arrival ARRIVAL = new Codec.Arrival(
            CallerContextTest.class.getClassLoader(),
            ObjectInputFilter.Config.createFilter("*"),
            UnaryOperator.identity());

    private static CallerContext sent(byte[] bytes) throws Exception {
        return (CallerContext) CallerStates.read(new ByteArrayInputStream(bytes), ARRIVAL);
    }

    @Test
    void nothingTakesNoByte() throws Exception {
        byte[] bytes = CallerStates.toBytes(CallerContext.plain(HostedRecording.NOTHING));

        assertThat(bytes).isEmpty();
        assertThat(sent(bytes).recorded()).isEqualTo(HostedRecording.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(bytes = {HostedRecording.FUNCTIONS, HostedRecording.CALLS})
    void aReportTakesOneByte(byte detail) throws Exception {
        byte[] bytes = CallerStates.toBytes(
                CallerContext.plain(HostedRecording.NOTHING).recordedWith(detail));

        assertThat(bytes).hasSize(1);
        assertThat(sent(bytes).recorded()).isEqualTo(detail);
        assertThat(sent(bytes).isPlain()).isTrue();
    }

    /** A stream need not know how much is there. */
    @Test
    void aStateIsReadToTheEndOfItsStream() throws Exception {
        CallerContext context = new CallerContext(null, "defaults", CarriedContext.EMPTY, HostedRecording.CALLS);
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(CallerStates.toBytes(context))) {
            @Override
            public int available() {
                return 0;
            }
        };

        assertThat(((CallerContext) CallerStates.read(slow, ARRIVAL)).scope()).isEqualTo("defaults");
    }

    @Test
    void aReportGoesWithTheDefaultsOfTheCaller() throws Exception {
        CallerContext context = new CallerContext(null, "defaults", CarriedContext.EMPTY, HostedRecording.CALLS);

        CallerContext arrived = sent(CallerStates.toBytes(context));

        assertThat(arrived.scope()).isEqualTo("defaults");
        assertThat(arrived.recorded()).isEqualTo(HostedRecording.CALLS);
    }
}
