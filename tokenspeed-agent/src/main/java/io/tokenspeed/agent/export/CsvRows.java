package io.tokenspeed.agent.export;

import java.io.IOException;
import java.util.List;

/**
 * Writes CSV by RFC 4180. A text that a spreadsheet would take for a formula gets a leading apostrophe, because names in
 * logs are foreign input.
 */
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
                out.append(quoted(field.kind() == Field.Kind.TEXT ? harmless(value) : value));
            }
        }
        out.append("\r\n");
    }

    private static String harmless(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static String quoted(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (",\"\r\n".indexOf(value.charAt(i)) >= 0) {
                return '"' + value.replace("\"", "\"\"") + '"';
            }
        }
        return value;
    }
}
