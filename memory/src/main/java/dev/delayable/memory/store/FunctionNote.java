package dev.delayable.memory.store;

import java.util.List;
import java.util.Map;

/**
 * What a store knows of a function, to answer questions about it.
 *
 * @param id the id of the function
 * @param hash a digest of the id
 * @param identity a digest of the id and the code or the version
 * @param parameters the names of what enters the key, {@code this} for the object of an instance method
 * @param methods the digest of each method that it reached; empty if that is not known
 */
public record FunctionNote(String id, long hash, Key identity, List<String> parameters, Map<String, Long> methods) {}
