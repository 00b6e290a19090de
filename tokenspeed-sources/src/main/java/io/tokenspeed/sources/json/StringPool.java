package io.tokenspeed.sources.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Returns one String object for equal bytes that repeat soon, such as session ids and model names, to save memory. */
final class StringPool {
    private static final int SLOTS = 1024;
    private static final int LONGEST = 256;

    private final byte[][] keys = new byte[SLOTS][0];
    private final @Nullable String[] texts = new String[SLOTS];

    String get(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return decode(bytes, start, end);
        }
        int slot = hash(bytes, start, end) & (SLOTS - 1);
        byte[] key = keys[slot];
        String text = texts[slot];
        if (text == null || !Arrays.equals(key, 0, key.length, bytes, start, end)) {
            text = decode(bytes, start, end);
            keys[slot] = Arrays.copyOfRange(bytes, start, end);
            texts[slot] = text;
        }
        return text;
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }

    private static String decode(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
