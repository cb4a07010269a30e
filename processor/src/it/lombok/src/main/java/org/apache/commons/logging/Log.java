package org.apache.commons.logging;

/** What Lombok calls of a library of this name. */
public interface Log {}
