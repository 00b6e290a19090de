package io.tokenspeed.dashboard.answer;

import io.tokenspeed.model.text.CsvCell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a table as RFC 4180 has it: a header, fields of fields joined by a dot, lists by a space. */
final class Csv {
    private Csv() {}

    static String of(Table table) {
        List<String> header = new ArrayList<>();
        columns("", table.blank().fields(), header);
        StringBuilder csv = new StringBuilder();
        line(header, csv);
        for (Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (String column : header) {
                cells.add(text(value(row.fields(), column)));
            }
            line(cells, csv);
        }
        return csv.toString();
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

    private static void line(List<String> cells, StringBuilder csv) {
        for (int i = 0; i < cells.size(); i++) {
            csv.append(i == 0 ? "" : ",").append(CsvCell.text(cells.get(i)));
        }
        csv.append("\r\n");
    }
}
