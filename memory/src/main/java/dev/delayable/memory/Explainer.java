package dev.delayable.memory;

import dev.delayable.memory.Explanation.Reason;
import dev.delayable.memory.key.LargeArrays;
import dev.delayable.memory.store.Entry;
import dev.delayable.memory.store.FunctionNote;
import dev.delayable.memory.store.Key;
import dev.delayable.memory.store.Store;
import dev.delayable.memory.store.Survey;
import dev.delayable.memory.store.Survey.Found;
import dev.delayable.runtime.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out why the result of a job is kept or not. */
final class Explainer {

    private final MemoryOptions options;
    private final Functions functions;

    Explainer(MemoryOptions options, Functions functions) {
        this.options = options;
        this.functions = functions;
    }

    Explanation explain(Job<?> job, Store store) {
        FunctionInfo function = functions.find(job);
        if (function == null || !function.isKept) {
            return plain(
                    Reason.OPTED_OUT, "", function == null ? "a lambda, which has no lasting name" : "", "not kept");
        }
        JobKeys keys = new JobKeys(options.get(MemoryOption.RULES), new LargeArrays());
        String code = function.isVersioned
                ? "version " + function.id.substring(function.id.lastIndexOf('@') + 1)
                : "code " + HexFormat.of().formatHex(function.identity, 0, 8);
        Key key;
        try {
            key = keys.key(job, function, -1);
        } catch (IllegalArgumentException e) {
            return plain(Reason.UNKEYABLE, "", String.valueOf(e.getMessage()), code);
        }
        return new Case(job, function, key, keys.digests(job, function), code).explain(store);
    }

    private static Explanation plain(Reason reason, String key, String detail, String code) {
        return new Explanation(reason, key, null, null, Duration.ZERO, code, List.of(), List.of(), Map.of(), detail);
    }

    /** One question. */
    private final class Case {

        private final Job<?> job;
        private final FunctionInfo function;
        private final Key key;
        private final int[] digests;
        private final String code;

        Case(Job<?> job, FunctionInfo function, Key key, int[] digests, String code) {
            this.job = job;
            this.function = function;
            this.key = key;
            this.digests = digests;
            this.code = code;
        }

        Explanation explain(Store store) {
            Survey.Answer answer = Survey.ask(store, key, function.hash);
            Found hit = answer.hit;
            if (hit != null && store.find(key) != null) {
                return isTooOld(hit.entry())
                        ? answer(Reason.EXPIRED, hit, List.of(), List.of(), "")
                        : answer(Reason.HIT, hit, changed(hit.entry().function()), List.of(), "");
            }
            if (answer.isDamaged) {
                return answer(Reason.DAMAGED, null, List.of(), List.of(), "");
            }
            Found sameCall = find(answer.ofFunction, true);
            if (sameCall != null) {
                return answer(
                        Reason.CODE_CHANGED, null, changed(sameCall.entry().function()), List.of(), "");
            }
            if (answer.failure != null) {
                return answer(Reason.FAILED, null, List.of(), List.of(), answer.failure);
            }
            if (answer.isGone) {
                return answer(Reason.EVICTED, null, List.of(), List.of(), "");
            }
            if (answer.isForgotten) {
                return answer(Reason.FORGOTTEN, null, List.of(), List.of(), "");
            }
            Found near = find(answer.ofFunction, false);
            return near == null
                    ? answer(Reason.NEVER_STORED, null, List.of(), List.of(), "")
                    : answer(Reason.ARGUMENT_DIFFERS, null, List.of(), differing(near.entry()), "");
        }

        private boolean isTooOld(Entry entry) {
            Duration maxAge = options.find(MemoryOption.MAX_AGE);
            return maxAge != null && entry.isOlderThan(maxAge);
        }

        /** The stored call with the same arguments and other code; or with the same code and the fewest other arguments. */
        private @Nullable Found find(List<Found> stored, boolean isSameCall) {
            Found nearest = null;
            int fewest = Integer.MAX_VALUE;
            for (Found each : stored) {
                Entry entry = each.entry();
                if (entry.arguments().length != digests.length) {
                    continue;
                }
                boolean isSameCode = entry.function().identity().equals(function.identityKey);
                if (isSameCall && !isSameCode && Arrays.equals(entry.arguments(), digests)) {
                    nearest = each; // the last one is the newest
                } else if (!isSameCall && isSameCode && differing(entry).size() < fewest) {
                    nearest = each;
                    fewest = differing(entry).size();
                }
            }
            return nearest;
        }

        private List<String> differing(Entry entry) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < digests.length; i++) {
                if (entry.arguments()[i] != digests[i]) {
                    names.add(function.names.get(i));
                }
            }
            return names;
        }

        private List<String> changed(FunctionNote stored) {
            Map<String, Long> before = stored.methods();
            Map<String, Long> now = function.methods(job);
            if (before.isEmpty() || now.isEmpty() || before.equals(now)) {
                return List.of();
            }
            TreeSet<String> names = new TreeSet<>(before.keySet());
            names.addAll(now.keySet());
            return names.stream()
                    .filter(name -> !java.util.Objects.equals(before.get(name), now.get(name)))
                    .map(Case::readable)
                    .toList();
        }

        private static String readable(String method) {
            int end = method.indexOf('(');
            String name = (end < 0 ? method : method.substring(0, end)).replace('/', '.');
            return name.replace(".<clinit>", ".(static initialiser)").replace(".<init>", ".(constructor)");
        }

        private Explanation answer(
                Reason reason, @Nullable Found found, List<String> changed, List<String> differing, String detail) {
            Map<String, String> arguments = new LinkedHashMap<>();
            for (int i = 0; i < digests.length; i++) {
                arguments.put(function.names.get(i), HexFormat.of().toHexDigits(digests[i]));
            }
            return new Explanation(
                    reason,
                    key.toString(),
                    found == null ? null : Instant.ofEpochMilli(found.entry().time()),
                    found == null ? null : found.writer(),
                    found == null
                            ? Duration.ZERO
                            : Duration.ofNanos(found.entry().nanos()),
                    code,
                    changed,
                    differing,
                    arguments,
                    detail);
        }
    }
}
