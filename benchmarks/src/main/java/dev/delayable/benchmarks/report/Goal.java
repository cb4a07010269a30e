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
        /** The goal is inside an error so large that the mean says nothing, as on a machine that does other work meanwhile. */
        UNCLEAR("**too noisy to tell**"),
        NOT_MEASURED("**not measured**");

        /** An error of more than this part of a limit says nothing of what lies within it. */
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

        /**
         * Whether a measured value is no larger than a limit. A limit outside the error is reached or missed, however large
         * the error is.
         */
        static Verdict atMost(double limit, Measured measured) {
            double value = measured.value();
            double error = Double.isNaN(measured.error()) ? 0 : measured.error();
            if (value + error <= limit) {
                return REACHED;
            }
            if (value - error > limit) {
                return MISSED;
            }
            if (error > NOISE * limit) {
                return UNCLEAR;
            }
            return value <= limit ? REACHED : WITHIN_ERROR;
        }
    }

    static Goal notMeasured(GoalKey key, String why) {
        return new Goal(key, why, Verdict.NOT_MEASURED);
    }
}
