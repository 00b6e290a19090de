package io.tokenspeed.model.statistics;

/**
 * The beta-binomial distribution: how many of {@code n} events are of one kind when the share of that kind is itself
 * uncertain and follows a beta distribution with the parameters {@code a} and {@code b}.
 *
 * <p>With the rising factorial {@code x^(m) = x(x+1)…(x+m−1)} its probabilities are
 * {@code P(K = k) = C(n, k) a^(k) b^(n−k) / (a+b)^(n)} (Johnson, Kemp and Kotz, Univariate Discrete Distributions,
 * section 6.2.2). They are added up from {@code k} by the ratio of neighbours, in time proportional to {@code n}.
 */
public final class BetaBinomial {
    private BetaBinomial() {}

    /**
     * Returns the probability of at least {@code k} events of the kind among {@code n}.
     *
     * @param k how many events of the kind; 0 and less is certain, more than {@code n} is impossible
     * @param n how many events there are, at least 0
     * @param a the first parameter of the share's distribution, above 0
     * @param b the second parameter of the share's distribution, above 0
     * @throws IllegalArgumentException if {@code n}, {@code a} or {@code b} is out of its range
     */
    public static double upperTail(long k, long n, double a, double b) {
        if (n < 0) {
            throw new IllegalArgumentException("n < 0: " + n);
        }
        if (!(a > 0 && b > 0 && a + b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a and b must be finite and above 0: " + a + ", " + b);
        }
        if (k <= 0 || k > n) {
            return k <= 0 ? 1 : 0;
        }
        // The smaller side is added up, where the terms shrink and none of them overflows.
        double probability = k >= n * (a / (a + b)) ? upwards(k, n, a, b) : 1 - upwards(n - k + 1, n, b, a);
        return Math.max(0, Math.min(1, probability));
    }

    private static double upwards(long k, long n, double a, double b) {
        double term = 1;
        double sum = 1;
        for (long i = k; i < n; i++) {
            term *= (n - i) * (i + a) / ((i + 1) * (n - i - 1 + b));
            sum += term;
        }
        return Math.exp(logProbability(k, n, a, b) + Math.log(sum));
    }

    private static double logProbability(long k, long n, double a, double b) {
        double log = 0;
        for (long i = 0; i < k; i++) {
            log += Math.log((n - i) * (a + i) / ((i + 1) * (a + b + i)));
        }
        for (long i = 0; i < n - k; i++) {
            log += Math.log((b + i) / (a + b + k + i));
        }
        return log;
    }
}
