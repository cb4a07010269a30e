package dev.delayable.runtime.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every promise also holds when two things go wrong at once. Each scene crosses two faults with a place and a way to run jobs.
 * A build plays a random sample of {@code delayable.pairs.count} scenes; {@code -Ddelayable.pairs.count=0} plays all, and
 * {@code -Ddelayable.pairs=} followed by names of scenes repeats them. {@code delayable.pairs.seed} chooses another sample.
 */
class FaultPairsTest {

    private record Scene(FaultPlace place, Way way, Fault first, Fault second) {

        @SuppressWarnings("StringSplitter") // a name with too few parts fails below
        static Scene of(String name) {
            String[] parts = name.split("/");
            return new Scene(
                    FaultPlace.valueOf(parts[0]),
                    Way.valueOf(parts[1]),
                    Fault.valueOf(parts[2]),
                    Fault.valueOf(parts[3]));
        }

        boolean canBePlayed() {
            return place.isAvailable() && place.canPlay(first) && place.canPlay(second);
        }

        @Override
        public String toString() {
            return place + "/" + way + "/" + first + "/" + second;
        }
    }

    static Stream<String> scenes() {
        String only = System.getProperty("delayable.pairs");
        if (only != null) {
            return Stream.of(only.split(","));
        }
        List<Scene> scenes = all();
        int count = Integer.getInteger("delayable.pairs.count", 120);
        if (count > 0) {
            Collections.shuffle(scenes, new Random(Long.getLong("delayable.pairs.seed", 1)));
            scenes = scenes.subList(0, Math.min(count, scenes.size()));
        }
        return scenes.stream().map(Scene::toString);
    }

    private static List<Scene> all() {
        List<Scene> scenes = new ArrayList<>();
        for (FaultPlace place : FaultPlace.values()) {
            for (Way way : Way.values()) {
                for (Fault first : Fault.values()) {
                    for (Fault second : Fault.values()) {
                        Scene scene = new Scene(place, way, first, second);
                        if (first.compareTo(second) < 0 && scene.canBePlayed()) {
                            scenes.add(scene);
                        }
                    }
                }
            }
        }
        return scenes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenes")
    void everyPromiseHolds(String name, @TempDir Path folder) throws Exception {
        Scene scene = Scene.of(name);
        try {
            new FaultScene(scene.place(), scene.way(), scene.first(), scene.second(), folder).play();
        } catch (Throwable e) {
            throw new AssertionError("repeat this scene with -Ddelayable.pairs=" + name, e);
        }
    }
}
