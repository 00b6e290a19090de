package io.tokenspeed.model.wire;

import java.util.regex.Pattern;

/**
 * The name that a person gives a device. It has no invisible characters and none that change the direction of writing.
 */
public final class DeviceName {
    /** The pattern of a valid name. */
    public static final Pattern FORM = Pattern.compile("(?! )[\\p{L}\\p{M}\\p{N}\\p{P}\\p{Sc}\\p{Sm} ]{1,80}(?<! )");

    /** The pattern in words. */
    public static final String ALLOWED = "1 to 80 letters, digits, signs and spaces, without a space at either end";

    private DeviceName() {}

    /** Returns whether a text is a valid name. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
