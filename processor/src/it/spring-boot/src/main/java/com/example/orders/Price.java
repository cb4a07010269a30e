package com.example.orders;

import java.io.Serializable;

/** What some things cost. */
record Price(Item item, int cents) implements Serializable {

    @Override
    public String toString() {
        return item.name() + " " + cents;
    }
}
