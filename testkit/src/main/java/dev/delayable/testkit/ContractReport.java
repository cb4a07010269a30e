package dev.delayable.testkit;

import java.util.List;
import java.util.Map;

/**
 * What became of the tests of a contract.
 *
 * @param place the name of the backend
 * @param passed the names of the tests that passed
 * @param failed the names of the tests that failed
 * @param skipped the names of the tests that were skipped, each with the reason
 * @since 0.1
 */
public record ContractReport(String place, List<String> passed, List<String> failed, Map<String, String> skipped) {

    /** One line with numbers, and one for each test that was skipped. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("contract of " + place + ": " + passed.size() + " passed, "
                + failed.size() + " failed, " + skipped.size() + " skipped");
        skipped.forEach((test, reason) ->
                text.append("\n  skipped ").append(test).append(": ").append(reason));
        return text.toString();
    }
}
