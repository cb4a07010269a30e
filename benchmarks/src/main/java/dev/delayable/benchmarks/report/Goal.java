package dev.delayable.benchmarks.report;

/**
 * One goal, and what was measured.
 *
 * @param key which goal
 * @param measured what was measured, as text
 * @param verdict whether that reaches it
 */
record Goal(GoalKey key, String measured, Verdict verdict) {

    /** Whether a goal is reached. */
    enum Verdict {
        REACHED("reached"),
        /** The measured mean misses the goal, but the goal is inside its error. */
        WITHIN_ERROR("within the error"),
        MISSED("**missed**"),
        /** The error is so large that the mean says nothing, as on a machine that does other work meanwhile. */
        UNCLEAR("**too noisy to tell**"),
        NOT_MEASURED("**not measured**");

        /** An error of more than this part of a limit or a ratio says that the measurement has failed. */
        private static final double NOISE = 0.25;

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Verdict of(boolean reached) {
            return reached ? REACHED : MISSED;
        }

        /** Whether a ratio is no larger than a limit. */
        static Verdict ratioAtMost(double limit, Measured ratio) {
            return ratio.error() > NOISE * ratio.value() ? UNCLEAR : atMost(limit, ratio);
        }

        /** Whether a measured value is no larger than a limit. */
        static Verdict atMost(double limit, Measured measured) {
            if (measured.error() > NOISE * limit && Math.abs(measured.value() - limit) <= measured.error()) {
                return UNCLEAR;
            }
            if (measured.value() <= limit) {
                return REACHED;
            }
            return measured.value() - measured.error() <= limit ? WITHIN_ERROR : MISSED;
        }
    }

    static Goal notMeasured(GoalKey key, String why) {
        return new Goal(key, why, Verdict.NOT_MEASURED);
    }
}
