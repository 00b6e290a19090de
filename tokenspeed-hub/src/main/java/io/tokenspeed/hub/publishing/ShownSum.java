package io.tokenspeed.hub.publishing;

import io.tokenspeed.model.usage.UsageTotals;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sum over devices that may be shown: enough devices have a share in it, and none has most of it.
 *
 * @param value the sum
 * @param devices how many devices have a share in it
 */
record ShownSum(long value, int devices) {
    /** No device may have a larger share of a sum, in quarters. */
    static final int MOST_QUARTERS = 3;

    private static final int QUARTERS = 4;

    /** JSON readers keep whole numbers of this many bits exact; more is absurd for one day. */
    private static final int MOST_BITS = 53;

    /**
     * Returns the sum of a value over shares; null where it may not be shown.
     *
     * @param cohort how many devices need a share in it; a share of 0 is none
     */
    static @Nullable ShownSum of(List<DeviceShare> shares, ToLongFunction<UsageTotals> value, int cohort) {
        Map<String, BigInteger> byDevice = shares.stream()
                .filter(share -> value.applyAsLong(share.totals()) > 0)
                .collect(Collectors.toMap(
                        DeviceShare::deviceId,
                        share -> BigInteger.valueOf(value.applyAsLong(share.totals())),
                        BigInteger::add));
        BigInteger sum = byDevice.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        boolean shown =
                byDevice.size() >= cohort && sum.bitLength() <= MOST_BITS && !isDominated(byDevice.values(), sum);
        return shown ? new ShownSum(sum.longValue(), byDevice.size()) : null;
    }

    private static boolean isDominated(Collection<BigInteger> shares, BigInteger sum) {
        BigInteger most = sum.multiply(BigInteger.valueOf(MOST_QUARTERS));
        return shares.stream()
                .anyMatch(share -> share.multiply(BigInteger.valueOf(QUARTERS)).compareTo(most) > 0);
    }
}
