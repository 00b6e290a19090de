package io.tokenspeed.store.hub.sums;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encodes distributions in few bytes. They follow one another in their order, each as varints: first the number of
 * indexes plus 1, or 0 for an empty distribution; then the count of zeros, the sum, the minimum, the maximum less the
 * minimum; then for each index its distance from the previous index (the first from 0, zigzag, because it may be -1)
 * and its count. A varint holds seven bits per byte, lowest first; the highest bit says that another byte follows.
 */
public final class DistributionCodec {
    private static final int VARINT_BYTES = 10;
    private static final int HEADER_VARINTS = 5;

    private byte[] bytes = new byte[512];
    private int at;

    /** Returns the bytes; null if all distributions are empty. */
    byte @Nullable [] encode(StoredDistribution[] distributions) {
        at = 0;
        boolean empty = true;
        for (StoredDistribution distribution : distributions) {
            empty &= distribution.isEmpty();
            put(distribution);
        }
        return empty ? null : Arrays.copyOf(bytes, at);
    }

    private void put(StoredDistribution distribution) {
        int most = (HEADER_VARINTS + 2 * distribution.size) * VARINT_BYTES;
        if (at + most > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + most));
        }
        if (distribution.isEmpty()) {
            put(0);
            return;
        }
        put(distribution.size + 1L);
        put(distribution.zero);
        put(distribution.sum);
        put(distribution.min);
        put(distribution.max - distribution.min);
        int before = 0;
        for (int i = 0; i < distribution.size; i++) {
            int step = distribution.indexes[i] - before;
            put(((long) step << 1) ^ ((long) step >> 63));
            put(distribution.counts[i]);
            before = distribution.indexes[i];
        }
    }

    private void put(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    /** Returns {@code wanted} distributions; all are empty if {@code stored} is null. */
    public StoredDistribution[] decode(byte @Nullable [] stored, int wanted) {
        StoredDistribution[] distributions = new StoredDistribution[wanted];
        bytes = stored == null ? bytes : stored;
        at = 0;
        for (int i = 0; i < wanted; i++) {
            distributions[i] = stored == null ? new StoredDistribution() : take();
        }
        return distributions;
    }

    /**
     * Adds stored distributions to the sums of their kinds.
     *
     * @param sums one for each distribution, in their order; null for those that are not wanted
     */
    public void addTo(@Nullable DistributionSum[] sums, byte[] stored) {
        bytes = stored;
        at = 0;
        for (DistributionSum sum : sums) {
            int size = (int) next() - 1;
            if (size >= 0 && sum != null) {
                take(sum, size);
            } else {
                skip(size < 0 ? 0 : HEADER_VARINTS - 1 + 2 * size);
            }
        }
    }

    private void take(DistributionSum sum, int size) {
        long zero = next();
        long total = next();
        long min = next();
        sum.add(zero, total, min, min + next());
        int index = 0;
        for (int i = 0; i < size; i++) {
            index += step();
            sum.count(index, next());
        }
    }

    private void skip(int varints) {
        int left = varints;
        while (left > 0) {
            left -= bytes[at++] < 0 ? 0 : 1;
        }
    }

    private int step() {
        long step = next();
        return (int) ((step >>> 1) ^ -(step & 1));
    }

    private StoredDistribution take() {
        StoredDistribution distribution = new StoredDistribution();
        int size = (int) next() - 1;
        if (size < 0) {
            return distribution;
        }
        long zero = next();
        long sum = next();
        long min = next();
        distribution.set(zero, sum, min, min + next());
        distribution.reserve(size);
        int index = 0;
        for (int i = 0; i < size; i++) {
            index += step();
            distribution.append(index, next());
        }
        return distribution;
    }

    private long next() {
        long value = 0;
        int shift = 0;
        byte part = bytes[at++];
        while (part < 0) {
            value |= (part & 0x7fL) << shift;
            shift += 7;
            part = bytes[at++];
        }
        return value | ((long) part << shift);
    }
}
