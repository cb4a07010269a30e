package com.example.music;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import dev.delayable.runtime.Parallel;

/** Two of three methods cannot have a factory. */
final class Songs {

    private Songs() {}

    @Delayable
    private static int seconds(int minutes) {
        return minutes * 60;
    }

    @Delayable
    static int beats(int minutes, @Keyword("fast") int tempo) {
        return minutes * tempo;
    }

    @Delayable
    static String title(int number) {
        return "song " + number;
    }

    public static void main(String[] args) {
        System.out.println("titles: " + Parallel.nJobs(2).run(SongsDelayed.title(1), SongsDelayed.title(2)));
    }
}
