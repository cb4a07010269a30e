package org.slf4j.ext;

/** What Lombok calls of a library of this name. */
public interface XLogger {}
