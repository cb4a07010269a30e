package com.example.travel.mapping;

import lombok.Data;

/** What is printed on a ticket. */
@Data
public class TicketText {

    private String passenger;
    private String price;
}
