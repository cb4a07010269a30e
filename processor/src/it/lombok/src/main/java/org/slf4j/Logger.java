package org.slf4j;

/** What Lombok calls of a library of this name. */
public interface Logger {}
