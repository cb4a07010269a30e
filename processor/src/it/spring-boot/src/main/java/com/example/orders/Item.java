package com.example.orders;

import java.io.Serializable;

/** A number of things. */
record Item(String name, int count) implements Serializable {}
