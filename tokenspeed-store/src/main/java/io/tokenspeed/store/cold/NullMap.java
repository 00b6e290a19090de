package io.tokenspeed.store.cold;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which values of a column are null: 0 if none is, else 1 and one bit for each value, lowest first. */
final class NullMap {
    private NullMap() {}

    /** Writes the map and returns the values that are not null. */
    static List<Object> write(BlockWriter out, @Nullable Object[] values) {
        List<Object> present = new ArrayList<>(values.length);
        byte[] map = new byte[(values.length + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                map[i / Byte.SIZE] |= (byte) (1 << (i % Byte.SIZE));
            } else {
                present.add(value);
            }
        }
        boolean any = present.size() < values.length;
        out.count(any ? 1 : 0);
        if (any) {
            out.raw(map);
        }
        return present;
    }

    /** Reads for each value whether it is null. */
    static boolean[] read(BlockReader in, int size) throws DamagedBlockException {
        boolean[] nulls = new boolean[size];
        if (in.count() != 0) {
            byte[] map = in.raw((size + Byte.SIZE - 1) / Byte.SIZE);
            for (int i = 0; i < size; i++) {
                nulls[i] = (map[i / Byte.SIZE] & (1 << (i % Byte.SIZE))) != 0;
            }
        }
        return nulls;
    }

    /** Counts the values that are not null. */
    static int present(boolean[] nulls) {
        int count = 0;
        for (boolean absent : nulls) {
            count += absent ? 0 : 1;
        }
        return count;
    }

    /** Puts the values where the map has no null. */
    static @Nullable Object[] spread(List<Object> present, boolean[] nulls) {
        @Nullable Object[] values = new @Nullable Object[nulls.length];
        int next = 0;
        for (int i = 0; i < nulls.length; i++) {
            values[i] = nulls[i] ? null : present.get(next++);
        }
        return values;
    }
}
