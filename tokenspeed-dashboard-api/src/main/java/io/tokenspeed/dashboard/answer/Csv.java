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
        List<String> header = columns(table.blank());
        StringBuilder text = new StringBuilder();
        CsvWriter csv = new CsvWriter(text);
        try {
            header(header, csv);
            for (Row row : table.rows()) {
                row(row, header, csv);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Returns the names of the columns that a row without values shows. */
    static List<String> columns(Row blank) {
        List<String> header = new ArrayList<>();
        columns("", blank.fields(), header);
        return header;
    }

    static void header(List<String> header, CsvWriter csv) throws IOException {
        for (String column : header) {
            csv.text(column);
        }
        csv.endRow();
    }

    static void row(Row row, List<String> header, CsvWriter csv) throws IOException {
        Map<String, @Nullable Object> fields = row.fields();
        for (String column : header) {
            csv.text(text(value(fields, column)));
        }
        csv.endRow();
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
