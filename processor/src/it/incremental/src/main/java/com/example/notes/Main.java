package com.example.notes;

import dev.delayable.runtime.Parallel;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs jobs, and tells which factories there are. */
final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        System.out.println(
                "read: " + Parallel.nJobs(2).run(IntStream.range(0, 3).mapToObj(NotesDelayed::read)));
        System.out.println("factories of Notes: " + factories("NotesDelayed"));
        System.out.println("factories of Drafts: " + factories("DraftsDelayed"));
    }

    private static String factories(String className) {
        try {
            Stream<String> names = Arrays.stream(
                            Class.forName("com.example.notes." + className).getDeclaredMethods())
                    .filter(method -> !method.isSynthetic())
                    .map(method -> method.getName());
            return names.sorted().toList().toString();
        } catch (ClassNotFoundException e) {
            return "none";
        }
    }
}
