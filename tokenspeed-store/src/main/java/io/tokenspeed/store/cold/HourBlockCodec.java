package io.tokenspeed.store.cold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Format 1 of the block of an hour: for each table the number of rows, the number of columns, and for each column its
 * name and its values, all compressed by deflate. Columns are found by name, so that columns which the database gets
 * later have their defaults. Blocks of this format must stay readable.
 */
public final class HourBlockCodec {
    /** The number of this format. */
    public static final int FORMAT = 1;

    /** The kind of a column that {@link DerivedColumn} computes; the others are those of {@link ColumnCodec}. */
    private static final int DERIVED = 6;

    private HourBlockCodec() {}

    /** Makes a block. */
    public static byte[] encode(FrozenHour hour) {
        BlockWriter out = new BlockWriter();
        for (ArchivedTable table : ArchivedTable.values()) {
            write(out, table, hour.of(table));
        }
        return out.deflated();
    }

    private static void write(BlockWriter out, ArchivedTable table, FrozenTable rows) {
        out.count(rows.size());
        out.count(rows.columns().size());
        for (int i = 0; i < rows.columns().size(); i++) {
            String name = rows.columns().get(i);
            DerivedColumn derived = DerivedColumn.find(table, name);
            out.text(name);
            if (derived == null) {
                ColumnCodec.write(out, rows.values().get(i));
            } else {
                writeExceptions(out, derived, rows, rows.values().get(i));
            }
        }
    }

    private static void writeExceptions(
            BlockWriter out, DerivedColumn derived, FrozenTable rows, @Nullable Object[] values) {
        @Nullable Object[] computed = derived.values(rows);
        List<Integer> exceptions = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            if (!Objects.equals(values[row], computed[row])) {
                exceptions.add(row);
            }
        }
        out.count(DERIVED);
        out.count(exceptions.size());
        for (int row : exceptions) {
            out.count(row);
            ColumnCodec.writeOne(out, values[row]);
        }
    }

    /**
     * Reads a block.
     *
     * @throws DamagedBlockException if it is not one of this format
     */
    public static FrozenHour decode(byte[] block) throws DamagedBlockException {
        BlockReader in = BlockReader.inflated(block);
        FrozenTable requests = read(in, ArchivedTable.REQUESTS);
        FrozenTable interactions = read(in, ArchivedTable.INTERACTIONS);
        in.requireEnd();
        return new FrozenHour(requests, interactions);
    }

    private static FrozenTable read(BlockReader in, ArchivedTable table) throws DamagedBlockException {
        int size = in.length();
        int width = in.length();
        List<String> columns = new ArrayList<>();
        List<@Nullable Object[]> values = new ArrayList<>();
        Map<Integer, Map<Integer, @Nullable Object>> exceptions = new HashMap<>();
        for (int i = 0; i < width; i++) {
            columns.add(in.text());
            int kind = in.length();
            if (kind == DERIVED) {
                exceptions.put(i, readExceptions(in, size));
            }
            values.add(kind == DERIVED ? new @Nullable Object[size] : ColumnCodec.read(in, kind, size));
        }
        FrozenTable rows = new FrozenTable(columns, values, size);
        for (Map.Entry<Integer, Map<Integer, @Nullable Object>> derived : exceptions.entrySet()) {
            compute(table, rows, derived.getKey(), derived.getValue());
        }
        return rows;
    }

    private static Map<Integer, @Nullable Object> readExceptions(BlockReader in, int size)
            throws DamagedBlockException {
        Map<Integer, @Nullable Object> exceptions = new HashMap<>();
        for (int left = in.length(); left > 0; left--) {
            int row = in.length();
            if (row >= size) {
                throw new DamagedBlockException("names a row that it does not have");
            }
            exceptions.put(row, ColumnCodec.readOne(in));
        }
        return exceptions;
    }

    private static void compute(
            ArchivedTable table, FrozenTable rows, int column, Map<Integer, @Nullable Object> exceptions)
            throws DamagedBlockException {
        DerivedColumn derived = DerivedColumn.find(table, rows.columns().get(column));
        if (derived == null) {
            throw new DamagedBlockException("computes a column that has no formula");
        }
        @Nullable Object[] values = derived.values(rows);
        exceptions.forEach((row, value) -> values[row] = value);
        rows.values().set(column, values);
    }
}
