package io.tokenspeed.agent.terminal;

import io.tokenspeed.model.text.Visible;
import java.util.ArrayList;
import java.util.List;

/** Measures, cleans, shortens and wraps text by the columns that it fills on a terminal. */
public final class Text {
    private Text() {}

    /** The text with invisible characters written out, because names in logs are foreign input. */
    public static String clean(String text) {
        return Visible.text(text);
    }

    /** The number of columns that a text fills on a terminal. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += CharacterWidth.of(text.codePointAt(i));
        }
        return width;
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
        while (end < text.length() && CharacterWidth.of(text.codePointAt(end)) <= left) {
            left -= CharacterWidth.of(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end);
    }

    private static String tail(String text, int columns) {
        int start = text.length();
        int left = columns;
        while (start > 0 && CharacterWidth.of(text.codePointBefore(start)) <= left) {
            left -= CharacterWidth.of(text.codePointBefore(start));
            start -= Character.charCount(text.codePointBefore(start));
        }
        return text.substring(start);
    }

    /** Breaks a text at spaces into lines of at most {@code columns}; a longer word is broken too, a path at a slash. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(text)) {
            if (line.length() > 0 && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            String end = breakUp(word, columns, lines);
            line.append(line.length() == 0 ? "" : " ").append(end);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Like {@link #wrap}, but behind {@code first}; later lines begin below the first word. */
    public static List<String> wrapBehind(String first, String text, int columns) {
        int indent = Math.min(width(first), columns / 2);
        List<String> lines = new ArrayList<>();
        String before = first;
        for (String line : wrap(text, Math.max(1, columns - width(first)))) {
            lines.add(before + line);
            before = " ".repeat(indent);
        }
        return lines.isEmpty() ? List.of(first.stripTrailing()) : lines;
    }

    /** Adds the lines that a long word fills and returns the rest of the word, which fits one line. */
    private static String breakUp(String word, int columns, List<String> lines) {
        String rest = word;
        while (width(rest) > columns) {
            String fitting = head(rest, columns);
            if (fitting.isEmpty()) {
                lines.add("…");
                rest = rest.substring(Character.charCount(rest.codePointAt(0)));
                continue;
            }
            int slash = Math.max(fitting.lastIndexOf('/'), fitting.lastIndexOf('\\'));
            String piece = slash > fitting.length() / 3 ? fitting.substring(0, slash + 1) : fitting;
            lines.add(piece);
            rest = rest.substring(piece.length());
        }
        return rest;
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
