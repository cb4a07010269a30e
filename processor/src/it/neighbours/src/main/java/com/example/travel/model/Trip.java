package com.example.travel.model;

import org.immutables.value.Value;

/** Immutables writes {@code ImmutableTrip}, and its builder in it. */
@Value.Immutable
public interface Trip {

    String start();

    String end();

    int km();
}
