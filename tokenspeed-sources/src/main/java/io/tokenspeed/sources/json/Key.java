package io.tokenspeed.sources.json;

import java.nio.charset.StandardCharsets;

/** The name of a member that a reader looks for, in ASCII. */
public final class Key {
    private final byte[] name;

    private Key(byte[] name) {
        this.name = name;
    }

    /** Returns the key with this name. */
    public static Key of(String name) {
        return new Key(name.getBytes(StandardCharsets.US_ASCII));
    }

    boolean equalsAt(byte[] bytes, int start, int end) {
        return end - start == name.length && ByteSearch.matches(bytes, start, name);
    }
}
