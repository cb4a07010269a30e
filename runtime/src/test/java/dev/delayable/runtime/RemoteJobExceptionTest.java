package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RemoteJobExceptionTest {

    @Test
    void causesAndSuppressedExceptionsAreCopied() {
        Exception original = new Exception("outer", new IllegalStateException("cause"));
        original.addSuppressed(new IllegalArgumentException("beside"));

        RemoteJobException standIn = new RemoteJobException(original);

        assertThat(standIn).hasToString("java.lang.Exception: outer");
        assertThat(standIn.getCause()).hasToString("java.lang.IllegalStateException: cause");
        assertThat(standIn.getSuppressed()).hasSize(1);
        assertThat(standIn.getSuppressed()[0]).hasToString("java.lang.IllegalArgumentException: beside");
    }

    /** As tasks of a group have them that tell of one another. */
    @Test
    void exceptionsThatReferToOneAnotherAreCopiedOnceEach() {
        List<Exception> group = List.of(new Exception("1"), new Exception("2"), new Exception("3"));
        for (Exception each : group) {
            group.stream().filter(other -> !other.equals(each)).forEach(each::addSuppressed);
        }

        List<Throwable> copies = new ArrayList<>();
        collect(new RemoteJobException(group.get(0)), copies);

        assertThat(copies).extracting(Throwable::getMessage).containsExactlyInAnyOrder("1", "2", "3");
    }

    private static void collect(Throwable exception, List<Throwable> into) {
        into.add(exception);
        for (Throwable suppressed : exception.getSuppressed()) {
            collect(suppressed, into);
        }
    }
}
