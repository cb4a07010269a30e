package com.example.travel;

import com.example.travel.jobs.FaresDelayed;
import com.example.travel.jobs.Planner;
import com.example.travel.jobs.PlannerDelayed;
import com.example.travel.jobs.SeatsDelayed;
import com.example.travel.mapping.Ticket;
import com.example.travel.mapping.TicketMapper;
import com.example.travel.mapping.TicketMapperDelayed;
import com.example.travel.mapping.TicketMapperImpl;
import com.example.travel.model.ImmutableTrip;
import dev.delayable.runtime.Parallel;
import java.util.List;
import org.mapstruct.factory.Mappers;

/** Runs jobs whose signatures mention what other processors write. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Parallel parallel = Parallel.nJobs(2);

        PlannerDelayed planner = PlannerDelayed.on(new Planner("Utrecht"));
        List<ImmutableTrip> trips = parallel.run(planner.trip("Delft"), planner.trip("Breda")).stream()
                .map(trip -> trip.km(70).build())
                .toList();
        System.out.println("trips: " + trips);
        System.out.println("distance: " + planner.distance(trips).call());

        System.out.println("fares: " + parallel.run(trips.stream().map(FaresDelayed::fare)));
        System.out.println("job: " + FaresDelayed.fare(trips.get(0)).centsPerKm(25));
        System.out.println("printed: "
                + FaresDelayed.print(new TicketMapperImpl(), "Ann", 1400).call());
        System.out.println("seats: "
                + parallel.run(SeatsDelayed.label(), SeatsDelayed.label().row(7)));

        TicketMapperDelayed mapper = TicketMapperDelayed.on(Mappers.getMapper(TicketMapper.class));
        System.out.println("mapped: " + parallel.run(mapper.toText(new Ticket("Bob", 1750))));
    }
}
