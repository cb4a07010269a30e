package com.example.travel.jobs;

import com.example.travel.mapping.Ticket;
import com.example.travel.mapping.TicketMapperImpl;
import com.example.travel.model.ImmutableTrip;
import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import lombok.experimental.UtilityClass;

/** Lombok makes the methods static; other processors write two of the types that they mention. */
@UtilityClass
public class Fares {

    /** What a trip costs, in cents. */
    @Delayable
    public int fare(ImmutableTrip trip, @Keyword("20") int centsPerKm) {
        return trip.km() * centsPerKm;
    }

    /** What is on the ticket. */
    @Delayable
    public String print(TicketMapperImpl mapper, String passenger, int cents) {
        return mapper.toText(new Ticket(passenger, cents)).toString();
    }
}
