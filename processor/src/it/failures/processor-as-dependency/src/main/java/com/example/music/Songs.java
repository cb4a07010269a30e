package com.example.music;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Parallel;

/** Nothing is wrong here. */
final class Songs {

    private Songs() {}

    @Delayable
    static String title(int number) {
        return "song " + number;
    }

    public static void main(String[] args) {
        System.out.println("titles: " + Parallel.nJobs(2).run(SongsDelayed.title(1), SongsDelayed.title(2)));
    }
}
