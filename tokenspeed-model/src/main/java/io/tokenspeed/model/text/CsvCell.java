package io.tokenspeed.model.text;

import java.util.regex.Pattern;

/** Formats one cell by RFC 4180, so that a spreadsheet shows foreign text and never runs it as a formula. */
final class CsvCell {
    /**
     * Characters that begin a formula in a spreadsheet, also in the full-width and small forms of East Asian keyboards.
     */
    private static final String STARTS_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212";

    private static final Pattern NEGATIVE = Pattern.compile("-[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

    private CsvCell() {}

    /**
     * Formats foreign text: writes invisible characters as escapes, and an apostrophe before a text that looks like a
     * formula.
     */
    static String text(String text) {
        String visible = Visible.text(text);
        return quoted(isFormula(visible) ? "'" + visible : visible);
    }

    /** Formats a value of this program, quoted only where RFC 4180 needs it. */
    static String quoted(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (",\"\r\n".indexOf(value.charAt(i)) >= 0) {
                return '"' + value.replace("\"", "\"\"") + '"';
            }
        }
        return value;
    }

    /** Spreadsheets skip white space of every kind before a formula. */
    private static boolean isFormula(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return start < text.length()
                && STARTS_FORMULA.indexOf(text.charAt(start)) >= 0
                && !NEGATIVE.matcher(text).matches();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
