package com.example.travel.mapping;

import dev.delayable.annotations.Delayable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** MapStruct writes {@code TicketMapperImpl}. */
@Mapper
public interface TicketMapper {

    /** Maps a ticket, in a job of its own. */
    @Delayable
    @Mapping(target = "price", expression = "java(ticket.getCents() / 100 + \" euros\")")
    TicketText toText(Ticket ticket);
}
