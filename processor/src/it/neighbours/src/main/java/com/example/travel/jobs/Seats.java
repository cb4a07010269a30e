package com.example.travel.jobs;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import lombok.experimental.UtilityClass;

/** Unlike {@link Fares} it waits for no other processor, so Lombok has not made its members static yet. */
@UtilityClass
public class Seats {

    final char FIRST = 'a';

    int lastRow() {
        return 30;
    }

    /** How a seat is called. */
    @Delayable
    public String label(@Keyword(from = "lastRow") int row, @Keyword(from = "FIRST") char letter) {
        return row + "" + letter;
    }
}
