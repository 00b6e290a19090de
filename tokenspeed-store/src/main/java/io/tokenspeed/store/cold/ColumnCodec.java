package io.tokenspeed.store.cold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column in a block: a number that says what they are, a map of those that are null, and the others:
 * whole numbers as differences to the one before, texts as numbers in a list of all texts, real numbers in eight bytes,
 * and other bytes as they are. A column with several types says the type before each value.
 */
final class ColumnCodec {
    private static final int NULLS = 0;
    private static final int INTEGERS = 1;
    private static final int TEXTS = 2;
    private static final int REALS = 3;
    private static final int BLOBS = 4;
    private static final int MIXED = 5;

    private ColumnCodec() {}

    private static int kind(@Nullable Object value) {
        if (value == null) {
            return NULLS;
        }
        if (value instanceof Long) {
            return INTEGERS;
        }
        if (value instanceof String) {
            return TEXTS;
        }
        return value instanceof Double ? REALS : BLOBS;
    }

    private static int kind(@Nullable Object[] values) {
        int all = NULLS;
        for (Object value : values) {
            int one = kind(value);
            if (all != one && all != NULLS && one != NULLS) {
                return MIXED;
            }
            all = Math.max(all, one);
        }
        return all;
    }

    static void write(BlockWriter out, @Nullable Object[] values) {
        int kind = kind(values);
        out.count(kind);
        if (kind == MIXED) {
            for (Object value : values) {
                writeOne(out, value);
            }
        } else if (kind != NULLS) {
            List<Object> present = NullMap.write(out, values);
            writeAll(out, kind, present);
        }
    }

    private static void writeAll(BlockWriter out, int kind, List<Object> present) {
        if (kind == TEXTS) {
            writeTexts(out, present);
            return;
        }
        long before = 0;
        for (Object value : present) {
            if (value instanceof Long number) {
                out.signed(number - before);
                before = number;
            } else {
                writeValue(out, value);
            }
        }
    }

    private static void writeTexts(BlockWriter out, List<Object> present) {
        Map<Object, Integer> numbers = new LinkedHashMap<>();
        present.forEach(text -> numbers.putIfAbsent(text, numbers.size()));
        out.count(numbers.size());
        numbers.keySet().forEach(text -> out.text((String) text));
        if (numbers.size() > 1 && numbers.size() < present.size()) {
            present.forEach(text -> out.count(numbers.getOrDefault(text, 0)));
        }
    }

    /** Writes a value with its type. */
    static void writeOne(BlockWriter out, @Nullable Object value) {
        out.count(kind(value));
        if (value != null) {
            writeValue(out, value);
        }
    }

    private static void writeValue(BlockWriter out, Object value) {
        if (value instanceof Long number) {
            out.signed(number);
        } else if (value instanceof String text) {
            out.text(text);
        } else if (value instanceof Double number) {
            out.real(number);
        } else {
            out.blob((byte[]) value);
        }
    }

    /** Reads the values that follow their kind. */
    static @Nullable Object[] read(BlockReader in, int kind, int size) throws DamagedBlockException {
        if (kind == NULLS) {
            return new @Nullable Object[size];
        }
        if (kind != MIXED) {
            boolean[] nulls = NullMap.read(in, size);
            return NullMap.spread(readAll(in, kind, NullMap.present(nulls)), nulls);
        }
        @Nullable Object[] values = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = readOne(in);
        }
        return values;
    }

    private static List<Object> readAll(BlockReader in, int kind, int size) throws DamagedBlockException {
        if (kind == TEXTS) {
            return readTexts(in, size);
        }
        List<Object> values = new ArrayList<>(size);
        long before = 0;
        for (int i = 0; i < size; i++) {
            if (kind == INTEGERS) {
                before += in.signed();
                values.add(before);
            } else {
                values.add(readValue(in, kind));
            }
        }
        return values;
    }

    private static List<Object> readTexts(BlockReader in, int size) throws DamagedBlockException {
        int different = in.length();
        List<Object> texts = new ArrayList<>(different);
        for (int i = 0; i < different; i++) {
            texts.add(in.text());
        }
        if (different == size) {
            return texts;
        }
        List<Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int number = different == 1 ? 0 : in.length();
            if (number >= different) {
                throw new DamagedBlockException("names a text that it does not have");
            }
            values.add(texts.get(number));
        }
        return values;
    }

    /** Reads a value that {@link #writeOne} wrote. */
    static @Nullable Object readOne(BlockReader in) throws DamagedBlockException {
        int kind = in.length();
        return kind == NULLS ? null : readValue(in, kind);
    }

    private static Object readValue(BlockReader in, int kind) throws DamagedBlockException {
        return switch (kind) {
            case INTEGERS -> in.signed();
            case TEXTS -> in.text();
            case REALS -> in.real();
            case BLOBS -> in.blob();
            default -> throw new DamagedBlockException("has values of an unknown kind");
        };
    }
}
