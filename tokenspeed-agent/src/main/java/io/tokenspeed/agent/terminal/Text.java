package io.tokenspeed.agent.terminal;

import io.tokenspeed.model.text.Visible;
import java.util.ArrayList;
import java.util.List;

/** Measures, cleans, shortens and wraps text by the columns that it fills on a terminal. */
public final class Text {
    private Text() {}

    /** The same text with what cannot be seen written out; names in logs are foreign input. */
    public static String clean(String text) {
        return Visible.text(text);
    }

    /** How many columns a text fills. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += width(text.codePointAt(i));
        }
        return width;
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0x1f300 && c <= 0x1faff)
                || c >= 0x20000;
    }

    /** At most {@code columns} wide: what does not fit is left out of the middle, more of the end is kept. */
    public static String shorten(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        if (columns <= 1) {
            return columns == 1 ? "…" : "";
        }
        int tail = (columns - 1) * 2 / 3;
        return head(text, columns - 1 - tail) + "…" + tail(text, tail);
    }

    private static String head(String text, int columns) {
        int end = 0;
        int left = columns;
        while (end < text.length() && width(text.codePointAt(end)) <= left) {
            left -= width(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end);
    }

    private static String tail(String text, int columns) {
        int start = text.length();
        int left = columns;
        while (start > 0 && width(text.codePointBefore(start)) <= left) {
            left -= width(text.codePointBefore(start));
            start -= Character.charCount(text.codePointBefore(start));
        }
        return text.substring(start);
    }

    /** Breaks a text at spaces into lines of at most {@code columns}; a longer word is shortened. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(text)) {
            String fitting = shorten(word, columns);
            if (line.length() > 0 && width(line.toString()) + 1 + width(fitting) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(fitting);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end == text.length() || text.charAt(end) == ' ') {
                if (end > start) {
                    words.add(text.substring(start, end));
                }
                start = end + 1;
            }
        }
        return words;
    }
}
