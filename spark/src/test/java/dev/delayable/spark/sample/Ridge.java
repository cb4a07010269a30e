package dev.delayable.spark.sample;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.Random;

/** Polynomials through noisy points, and how well they foretell other points. */
public final class Ridge {

    private Ridge() {}

    /** Points of a sine with noise: x and y in turn. */
    static double[] points(int count) {
        Random random = new Random(42);
        double[] points = new double[2 * count];
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * 2 - 1;
            points[2 * i] = x;
            points[2 * i + 1] = Math.sin(4 * x) + random.nextGaussian() / 4;
        }
        return points;
    }

    /**
     * The mean squared error, at the points of one fold, of a polynomial that was fitted to those of the others.
     *
     * @param points x and y in turn
     * @param degree of the polynomial
     * @param penalty of large coefficients
     * @param fold which points are foretold
     * @param folds into how many parts the points are split
     */
    @Delayable
    static double error(double[] points, int degree, double penalty, int fold, @Keyword("5") int folds) {
        double[][] normal = new double[degree + 1][degree + 2];
        for (int i = 0; i <= degree; i++) {
            normal[i][i] = penalty;
        }
        double[] powers = new double[degree + 1];
        for (int point = 0; point < points.length / 2; point++) {
            if (point % folds != fold) {
                raise(points[2 * point], powers);
                for (int i = 0; i <= degree; i++) {
                    for (int j = 0; j <= degree; j++) {
                        normal[i][j] += powers[i] * powers[j];
                    }
                    normal[i][degree + 1] += powers[i] * points[2 * point + 1];
                }
            }
        }
        double[] coefficients = solve(normal);
        double sum = 0;
        int count = 0;
        for (int point = fold; point < points.length / 2; point += folds) {
            raise(points[2 * point], powers);
            double miss = points[2 * point + 1];
            for (int i = 0; i <= degree; i++) {
                miss -= coefficients[i] * powers[i];
            }
            sum += miss * miss;
            count++;
        }
        return sum / count;
    }

    private static void raise(double x, double[] powers) {
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * x;
        }
    }

    /** By elimination; the matrix is positive definite, so no pivot is needed. */
    private static double[] solve(double[][] rows) {
        int size = rows.length;
        for (int i = 0; i < size; i++) {
            for (int row = i + 1; row < size; row++) {
                double factor = rows[row][i] / rows[i][i];
                for (int column = i; column <= size; column++) {
                    rows[row][column] -= factor * rows[i][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double rest = rows[i][size];
            for (int column = i + 1; column < size; column++) {
                rest -= rows[i][column] * solution[column];
            }
            solution[i] = rest / rows[i][i];
        }
        return solution;
    }
}
