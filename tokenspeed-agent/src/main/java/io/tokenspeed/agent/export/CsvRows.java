package io.tokenspeed.agent.export;

import io.tokenspeed.model.text.CsvCell;
import java.io.IOException;
import java.util.List;

/** Writes CSV by RFC 4180. */
final class CsvRows {
    private final Appendable out;

    CsvRows(Appendable out) {
        this.out = out;
    }

    void header(List<String> names) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ",").append(names.get(i));
        }
        out.append("\r\n");
    }

    void row(List<Field> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String value = field.value();
            out.append(i == 0 ? "" : ",");
            if (value != null) {
                out.append(field.kind() == Field.Kind.TEXT ? CsvCell.text(value) : CsvCell.quoted(value));
            }
        }
        out.append("\r\n");
    }
}
