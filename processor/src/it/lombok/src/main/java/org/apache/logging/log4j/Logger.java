package org.apache.logging.log4j;

/** What Lombok calls of a library of this name. */
public interface Logger {}
