package io.tokenspeed.model.track.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes JSON. The model has no library for it, and the members of an event have one order only if we write them. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";
    private static final int SPACE = ' ';

    private final StringBuilder text = new StringBuilder(256);
    private boolean fresh = true;

    JsonText open(char bracket) {
        text.append(bracket);
        fresh = true;
        return this;
    }

    JsonText close(char bracket) {
        text.append(bracket);
        fresh = false;
        return this;
    }

    /** Begins an element of an array. */
    JsonText next() {
        if (!fresh) {
            text.append(',');
        }
        fresh = true;
        return this;
    }

    /** Begins a member whose value the caller writes. */
    JsonText name(String name) {
        next();
        quoted(name);
        text.append(':');
        fresh = true;
        return this;
    }

    /** Writes a member; leaves it out where the value is null. */
    JsonText scalar(String name, @Nullable Object value) {
        if (value != null) {
            name(name);
            if (value instanceof BigDecimal number) {
                text.append(number.stripTrailingZeros().toPlainString());
            } else if (value instanceof Number || value instanceof Boolean) {
                text.append(value);
            } else {
                quoted(value.toString());
            }
            fresh = false;
        }
        return this;
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < SPACE || Character.isSurrogate(c)) {
                // A lone surrogate has no form in UTF-8.
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX.charAt((c >> shift) & 15));
                }
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
