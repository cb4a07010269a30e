package com.example.travel.mapping;

import lombok.AllArgsConstructor;
import lombok.Data;
import lombok.NoArgsConstructor;

/** Lombok writes what MapStruct calls. */
@Data
@NoArgsConstructor
@AllArgsConstructor
public class Ticket {

    private String passenger;
    private int cents;
}
