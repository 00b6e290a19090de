package io.tokenspeed.fakeprovider.wire;

/**
 * Deltas of one kind that follow each other.
 *
 * @param kind what they are
 * @param count how many
 * @param bytes how large the text of each is; 0 for a word. Tool calls have words only
 */
public record Run(Kind kind, int count, int bytes) {
    /** What a delta is. */
    public enum Kind {
        /** Visible reasoning. */
        REASONING,
        TEXT,
        /** The arguments of one tool call. Ollama and Gemini send calls whole: there each delta is a call. */
        TOOL_CALL
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Returns the text of a delta. */
    String piece(int index) {
        if (is(Kind.TOOL_CALL)) {
            return WireText.argument(index, count);
        }
        String word = WireText.word(index);
        return bytes == 0 ? word : word.repeat(bytes / word.length() + 1).substring(0, bytes);
    }

    /** Returns the text of all deltas. */
    String all() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(piece(i));
        }
        return all.toString();
    }
}
