package io.tokenspeed.fakeprovider.wire;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The words of fake answers, and the JSON around them. */
public final class WireText {
    private static final String[] WORDS = {
        "The ", "quick ", "brown ", "fox ", "jumps ", "over ", "the ", "lazy ", "dog. "
    };
    private static final AtomicLong IDS = new AtomicLong();

    private WireText() {}

    /** Returns the text of one delta. */
    static String word(int index) {
        return WORDS[index % WORDS.length];
    }

    /** Returns one of so many pieces of a tool call's arguments; all pieces together are a JSON object. */
    static String argument(int index, int count) {
        String start = index == 0 ? "{\"query\": \"" : "";
        return start + word(index) + (index == count - 1 ? "\"}" : "");
    }

    static String arguments(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(argument(i, count));
        }
        return text.toString();
    }

    /** Returns an id that no other answer of this program has. */
    public static String newId(String prefix) {
        return prefix + IDS.incrementAndGet();
    }

    /** Returns a JSON string, or {@code null}. */
    public static String quote(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
