package com.example.orders;

/** There is no more of it. */
final class SoldOutException extends Exception {

    private static final long serialVersionUID = 1L;

    SoldOutException(Item item) {
        super("no " + item.name() + " left");
    }
}
