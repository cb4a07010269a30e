package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Parallel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PricesTest {

    @Delayable
    static String label(int count) {
        return count + " x tea";
    }

    @Test
    void testClassesHaveJobsToo() {
        assertEquals(
                List.of("0 x tea", "1 x tea", "2 x tea"),
                Parallel.nJobs(2).run(IntStream.range(0, 3).mapToObj(PricesTestDelayed::label)));
    }

    @Test
    void jobsOfMainClassesRunInTests() {
        assertEquals(List.of(750L), Parallel.nJobs(2).run(PricesDelayed.cents(250, 3)));
    }
}
