package io.tokenspeed.sources.json;

import java.nio.charset.StandardCharsets;

/** Decodes the inside of JSON strings. A lone surrogate becomes the replacement character, as invalid UTF-8 does. */
final class JsonText {
    private static final char REPLACEMENT = '\uFFFD';

    private JsonText() {}

    static String ascii(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }

    static String unescape(byte[] bytes, int start, int end) {
        String raw = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '\\') {
                text.append(c);
            } else if (i >= raw.length()) {
                throw new MalformedJsonException("escape is cut off");
            } else {
                i = unescapeOne(raw, i, text);
            }
        }
        return withoutLoneSurrogates(text);
    }

    private static int unescapeOne(String raw, int at, StringBuilder text) {
        char c = raw.charAt(at);
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'u' -> {
                text.append(hex(raw, at + 1));
                return at + 5;
            }
            default -> text.append(c);
        }
        return at + 1;
    }

    private static char hex(String raw, int at) {
        if (at + 4 > raw.length()) {
            throw new MalformedJsonException("escape is cut off");
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(raw.charAt(i), 16);
            if (digit < 0) {
                throw new MalformedJsonException("escape is not hexadecimal");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private static String withoutLoneSurrogates(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else {
                text.setCharAt(i, REPLACEMENT);
            }
        }
        return text.toString();
    }
}
