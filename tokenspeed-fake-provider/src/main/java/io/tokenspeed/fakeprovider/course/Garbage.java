package io.tokenspeed.fakeprovider.course;

/** Text that means nothing in any form: a line of characters that no JSON begins with. */
final class Garbage {
    private static final String PATTERN = "%&garbage~";

    private Garbage() {}

    /** Returns so many characters, of which the last is a newline. */
    static String text(int length) {
        return PATTERN.repeat(length / PATTERN.length() + 1).substring(0, Math.max(0, length - 1)) + "\n";
    }
}
