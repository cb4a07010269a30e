package dev.delayable.runtime.remote.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainValueTest {

    private static List<@Nullable Object> values() {
        return Arrays.asList(
                null,
                0,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                Long.MIN_VALUE,
                -1L,
                0.1,
                -0.0,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                1.5f,
                Float.NaN,
                true,
                false,
                'ä',
                '\uffff',
                '\ud800',
                (short) -2,
                (byte) -128,
                "",
                "multiply",
                "Größe \u0000 \uffff",
                "x".repeat(4096),
                new byte[] {1, -1},
                new short[] {1, -1},
                new char[] {'a', 'ä'},
                new int[] {1, -1, Integer.MAX_VALUE},
                new int[0],
                new long[] {1, Long.MIN_VALUE},
                new float[] {1.5f},
                new double[] {1.5, -0.0},
                new boolean[] {true, false},
                new byte[4096]);
    }

    @ParameterizedTest
    @MethodSource("values")
    void arrivesAsItWas(@Nullable Object value) throws IOException {
        Frame frame = new Frame(FrameKind.PLAIN_BATCH);

        assertThat(PlainValue.write(value, frame)).isTrue();
        assertThat(PlainValue.write("next", frame)).isTrue();

        Arrived message = arrived(frame);
        Object read = PlainValue.read(message.getByte(), message);
        assertThat(read).isEqualTo(value);
        assertThat(read == null ? null : read.getClass()).isEqualTo(value == null ? null : value.getClass());
        assertThat(PlainValue.read(message.getByte(), message)).isEqualTo("next");
    }

    private static List<Object> others() {
        return List.of(
                new Object(),
                List.of(1),
                new Object[] {new String[] {"a"}},
                new int[1][1],
                Thread.State.NEW,
                "half a pair: \ud83d",
                "a pair: \ud83d\ude00",
                "x".repeat(4097),
                new byte[4097],
                new double[513]);
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsNotPlainIsNotWritten(Object value) {
        Frame frame = new Frame(FrameKind.PLAIN_BATCH);

        assertThat(PlainValue.write(value, frame)).isFalse();
        assertThat(frame.size()).isEqualTo(Frame.HEADER_BYTES);
    }

    @Test
    void otherKindsAreRefused() {
        Arrived message = arrived(new Frame(FrameKind.PLAIN_BATCH));

        assertThat(catchThrowable(() -> PlainValue.read(PlainValue.FIRST_OTHER_KIND, message)))
                .isInstanceOf(IOException.class)
                .hasMessage("a value of kind 32");
    }

    private static Arrived arrived(Frame frame) {
        byte[] bytes = frame.finish();
        return new Arrived(bytes[4], Arrays.copyOfRange(bytes, Frame.HEADER_BYTES, frame.size()));
    }
}
