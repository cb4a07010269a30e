package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.hosting.WorkerLauncher;

/** A launcher that holds nothing but data of the JDK's own types, no object and no class of a program: it may be kept. */
public interface ValueLauncher extends WorkerLauncher {}
