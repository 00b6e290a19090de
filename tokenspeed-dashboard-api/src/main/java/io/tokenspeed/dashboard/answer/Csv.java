package io.tokenspeed.dashboard.answer;

import io.tokenspeed.model.text.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a table as CSV by RFC 4180: a header, nested fields named {@code outer.inner}, lists joined by spaces. */
final class Csv {
    private Csv() {}

    static String of(RowTable table) {
        List<String> header = new ArrayList<>();
        columns("", table.blank().fields(), header);
        StringBuilder text = new StringBuilder();
        try {
            write(header, table.rows(), new CsvWriter(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(List<String> header, List<Row> rows, CsvWriter csv) throws IOException {
        for (String column : header) {
            csv.text(column);
        }
        csv.endRow();
        for (Row row : rows) {
            Map<String, @Nullable Object> fields = row.fields();
            for (String column : header) {
                csv.text(text(value(fields, column)));
            }
            csv.endRow();
        }
    }

    private static void columns(String prefix, Map<?, ?> fields, List<String> header) {
        fields.forEach((name, value) -> {
            if (value instanceof Row inner) {
                columns(prefix + name + ".", inner.fields(), header);
            } else {
                header.add(prefix + name);
            }
        });
    }

    private static @Nullable Object value(Map<?, ?> fields, String column) {
        int dot = column.indexOf('.');
        if (dot < 0) {
            return fields.get(column);
        }
        return fields.get(column.substring(0, dot)) instanceof Row inner
                ? value(inner.fields(), column.substring(dot + 1))
                : null;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return value == null ? "" : value.toString();
    }
}
