package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What is special of virtual threads. */
class VirtualThreadsTest {

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void anOlderJdkIsToldWhichOneHasThem() {
        assertThatThrownBy(Backends::virtualThreads)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        "virtual threads need JDK 21 or newer, but this is JDK %s: "
                                + "use Backends.threads(), or a newer JDK",
                        Runtime.version().feature());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void oneHundredThousandJobsAreInFlightAtOnceInASmallHeap() throws IOException {
        assertThat(OtherJvm.output(List.of("-Xmx512m"), ManyInFlight.class, "100000"))
                .containsExactly("list: all at once", "stream: all at once");
    }
}
