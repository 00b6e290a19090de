package io.tokenspeed.model.text;

/**
 * Makes invisible characters visible. Names in logs are foreign input: a character without a width or a shape of its
 * own could steer a terminal, turn the direction of a line, misalign a table or make two names look the same.
 *
 * <p>The website does the same in {@code visible.js}.
 */
public final class Visible {
    /**
     * First and last code point of each hidden range: control, format, separator, filler, selector, surrogate, tag, and
     * no character.
     */
    private static final int[] HIDDEN = {
        0x00, 0x1f, 0x7f, 0x9f, 0xad, 0xad, 0x34f, 0x34f, 0x600, 0x605, 0x61c, 0x61c, 0x6dd, 0x6dd, 0x70f, 0x70f, 0x890,
        0x891, 0x8e2, 0x8e2, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x200b, 0x200f, 0x2028, 0x202e, 0x2060,
        0x206f, 0x3164, 0x3164, 0xd800, 0xdfff, 0xfe00, 0xfe0f, 0xfeff, 0xfeff, 0xffa0, 0xffa0, 0xfff0, 0xfffb, 0xfffe,
        0xffff, 0x110bd, 0x110bd, 0x110cd, 0x110cd, 0x13430, 0x1343f, 0x1bca0, 0x1bca3, 0x1d173, 0x1d17a, 0xe0000,
        0xe0fff,
    };

    private static final int TEXT_STYLE = 0xfe0e;
    private static final int EMOJI_STYLE = 0xfe0f;

    private Visible() {}

    /**
     * Returns the text with every invisible character as an escape, <code>&#92;u202e</code> or
     * <code>&#92;u{e0041}</code>. Letters with combining accents, and symbols with a style selector, stay as they are.
     * The joiner that makes several symbols one is escaped, because terminals disagree about the width of the result.
     */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return written(text, i);
            }
        }
        return text;
    }

    private static String written(String text, int start) {
        StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, start);
        int before = start == 0 ? ' ' : text.charAt(start - 1);
        for (int i = start; i < text.length(); i += Character.charCount(before)) {
            int c = text.codePointAt(i);
            if (!isHidden(c) || isStyle(c, before)) {
                visible.appendCodePoint(c);
            } else {
                visible.append(c > 0xffff ? "\\u{%x}".formatted(c) : "\\u%04x".formatted(c));
            }
            before = c;
        }
        return visible.toString();
    }

    private static boolean isHidden(int c) {
        for (int i = 0; i < HIDDEN.length && HIDDEN[i] <= c; i += 2) {
            if (c <= HIDDEN[i + 1]) {
                return true;
            }
        }
        return c > 0xffff && (c & 0xfffe) == 0xfffe;
    }

    private static boolean isStyle(int c, int before) {
        int type = Character.getType(before);
        return (c == TEXT_STYLE || c == EMOJI_STYLE)
                && (type == Character.OTHER_SYMBOL || type == Character.MATH_SYMBOL);
    }
}
