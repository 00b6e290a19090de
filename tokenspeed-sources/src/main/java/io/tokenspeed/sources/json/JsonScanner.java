package io.tokenspeed.sources.json;

import org.jspecify.annotations.Nullable;

/**
 * Reads a few members of one JSON record in place and skips the rest at memory speed. Checks the syntax of the values
 * that it reads, not of the values that it skips. Reusable, for one thread.
 *
 * <pre>{@code
 * scanner.reset(bytes, start, end);
 * scanner.enterObject();
 * while (scanner.nextMember()) {
 *     if (scanner.at(TIMESTAMP)) time = scanner.text();
 *     else scanner.skip();
 * }
 * }</pre>
 *
 * Every member must be consumed: by {@code text}, {@code integer}, {@code decimal}, {@code bool}, {@code skip}, or by
 * entering an object or array and walking it to its end. All methods throw {@link MalformedJsonException}.
 */
public final class JsonScanner {
    private final StringPool pool = new StringPool();
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int keyStart;
    private int keyEnd;

    /** Starts on another record. */
    public void reset(byte[] buffer, int from, int to) {
        bytes = buffer;
        at = from;
        end = to;
    }

    /** Steps into the object that comes next. */
    public void enterObject() {
        expect('{');
    }

    /** Steps into the object that comes next and returns true; skips any other value and returns false. */
    public boolean tryEnterObject() {
        return tryEnter('{');
    }

    /** Steps into the array that comes next and returns true; skips any other value and returns false. */
    public boolean tryEnterArray() {
        return tryEnter('[');
    }

    private boolean tryEnter(char open) {
        if (peek() != open) {
            skip();
            return false;
        }
        at++;
        return true;
    }

    /** Moves to the next member of the object; returns false at its end. */
    public boolean nextMember() {
        int next = peek();
        if (next == ',') {
            at++;
            next = peek();
        }
        if (next == '}') {
            at++;
            return false;
        }
        keyStart = at + 1;
        skipString();
        keyEnd = at - 1;
        expect(':');
        return true;
    }

    /** Moves to the next element of the array; returns false at its end. */
    public boolean nextElement() {
        int next = peek();
        if (next == ',') {
            at++;
            next = peek();
        }
        if (next == ']') {
            at++;
            return false;
        }
        return true;
    }

    /** Returns whether the current member has this name. */
    public boolean at(Key key) {
        return key.equalsAt(bytes, keyStart, keyEnd);
    }

    /** Returns the length of the current member's name in bytes, to exclude members quickly. */
    public int keyLength() {
        return keyEnd - keyStart;
    }

    /** Reads a string; returns null when the value is something else. */
    public @Nullable String text() {
        if (peek() != '"') {
            skip();
            return null;
        }
        int start = at + 1;
        boolean escaped = skipString();
        return escaped ? JsonText.unescape(bytes, start, at - 1) : pool.get(bytes, start, at - 1);
    }

    /** Reads a value and returns whether it is the string {@code expected}, which must not need escapes. */
    public boolean textIs(Key expected) {
        if (peek() != '"') {
            skip();
            return false;
        }
        int start = at + 1;
        skipString();
        return expected.equalsAt(bytes, start, at - 1);
    }

    /** Reads an ISO 8601 time stamp as milliseconds since the epoch; returns null for any other value. */
    public @Nullable Long timestamp() {
        if (peek() != '"') {
            skip();
            return null;
        }
        int start = at + 1;
        skipString();
        return IsoTime.epochMillis(bytes, start, at - 1);
    }

    /** Reads a number from 0 to 2^53, rounded to a whole number; returns {@code missing} for any other value. */
    public long integer(long missing) {
        int digit = peek() - '0';
        if (digit < 0 || digit > 9) {
            skip();
            return missing;
        }
        long value = 0;
        int start = at;
        while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9 && at - start < 16) {
            value = value * 10 + digit;
            at++;
        }
        if (at < end && isNumberPart(bytes[at])) {
            at = start;
            return rounded(missing);
        }
        return value;
    }

    private long rounded(long missing) {
        Double value = decimal();
        return value == null || value < 0 || value > 1L << 53 ? missing : Math.round(value);
    }

    /** Reads a counter; returns the count, or a negative constant of {@link Counter} for an unusable value. */
    public long counter() {
        int first = peek();
        return Counter.of(first, integer(Counter.ABSENT));
    }

    /** Reads a number; returns null when the value is something else. */
    public @Nullable Double decimal() {
        peek();
        int start = at;
        while (at < end && isNumberPart(bytes[at])) {
            at++;
        }
        if (at == start) {
            skip();
            return null;
        }
        try {
            return Double.valueOf(JsonText.ascii(bytes, start, at));
        } catch (NumberFormatException notANumber) {
            throw new MalformedJsonException("not a number");
        }
    }

    /** Reads a value and returns whether it is {@code true}. */
    public boolean bool() {
        boolean value = peek() == 't';
        skip();
        return value;
    }

    /** Returns whether the value is {@code null}; consumes the value only then. */
    public boolean tryNull() {
        if (peek() != 'n') {
            return false;
        }
        skip();
        return true;
    }

    /** Skips the value, whatever it is. */
    public void skip() {
        switch (peek()) {
            case '"' -> skipString();
            case '{', '[' -> skipNested();
            default -> skipScalar();
        }
    }

    /** Requires that the record ends here. */
    public void finish() {
        while (at < end && bytes[at] >= 0 && bytes[at] <= ' ') {
            at++;
        }
        if (at != end) {
            throw new MalformedJsonException("more than one record");
        }
    }

    private void skipNested() {
        int depth = 0;
        while (at < end) {
            switch (bytes[at]) {
                case '"' -> skipString();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    at++;
                    if (--depth == 0) {
                        return;
                    }
                }
                default -> at++;
            }
        }
        throw new MalformedJsonException("record is cut off");
    }

    private void skipScalar() {
        int start = at;
        while (at < end && !isStructure(bytes[at])) {
            at++;
        }
        if (at == start) {
            throw new MalformedJsonException("value is missing");
        }
    }

    /** Skips a string and returns whether it holds escapes. */
    private boolean skipString() {
        if (at >= end || bytes[at] != '"') {
            throw new MalformedJsonException("string expected");
        }
        boolean escaped = false;
        int i = at + 1;
        while (true) {
            i = ByteSearch.quoteOrBackslash(bytes, i, end);
            if (i >= end) {
                throw new MalformedJsonException("string is cut off");
            }
            if (bytes[i] == '"') {
                at = i + 1;
                return escaped;
            }
            escaped = true;
            i += 2;
        }
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw new MalformedJsonException("'" + expected + "' expected");
        }
        at++;
    }

    /** Moves to the next byte that is not white space and returns it. */
    private int peek() {
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b;
            }
            at++;
        }
        throw new MalformedJsonException("record is cut off");
    }

    private static boolean isNumberPart(byte b) {
        return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
    }

    private static boolean isStructure(byte b) {
        return b == ',' || b == '}' || b == ']' || b == ':' || b == '"' || b == '{' || b == '[';
    }
}
