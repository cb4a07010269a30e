package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.work.JobText;

/** Texts of jobs and exceptions as errors name them, cut if they are long. */
final class ShortText {

    private ShortText() {}

    /** The job as errors name it, cut if it is long. */
    static String of(Job<?> job, int maxLength) {
        return cut(JobText.of(job), maxLength);
    }

    /** The exception and the first line of its message. */
    static String of(Throwable exception, int maxLength) {
        String text = JobText.of(exception);
        int end = text.indexOf('\n');
        return cut(end < 0 ? text : text.substring(0, end).stripTrailing() + " …", maxLength);
    }

    private static String cut(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
}
