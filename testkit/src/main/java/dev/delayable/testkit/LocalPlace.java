package dev.delayable.testkit;

import dev.delayable.runtime.backend.Backend;
import java.util.Set;

/** Workers of this machine. */
record LocalPlace(Backend backend, Set<Trait> traits) implements Place {}
