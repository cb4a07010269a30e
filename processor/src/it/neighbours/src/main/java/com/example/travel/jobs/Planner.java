package com.example.travel.jobs;

import com.example.travel.model.*;
import dev.delayable.annotations.Delayable;
import java.util.List;
import lombok.RequiredArgsConstructor;

/** Lombok writes the constructor; types that Immutables writes come by an import of all, nested ones included. */
@Delayable
@RequiredArgsConstructor
public class Planner {

    private final String home;

    /** A trip that starts at home. */
    public ImmutableTrip.Builder trip(String end) {
        return ImmutableTrip.builder().start(home).end(end);
    }

    /** How far all of them go. */
    public int distance(List<? extends ImmutableTrip> trips) {
        return trips.stream().mapToInt(Trip::km).sum();
    }
}
