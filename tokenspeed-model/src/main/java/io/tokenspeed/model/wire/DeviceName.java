package io.tokenspeed.model.wire;

import java.util.regex.Pattern;

/** What people call a device. Nothing in it is invisible or turns the direction of writing. */
public final class DeviceName {
    /** Its form. */
    public static final Pattern FORM = Pattern.compile("(?! )[\\p{L}\\p{M}\\p{N}\\p{P}\\p{Sc}\\p{Sm} ]{1,80}(?<! )");

    /** That form in words. */
    public static final String ALLOWED = "1 to 80 letters, digits, signs and spaces, without a space at either end";

    private DeviceName() {}

    /** Whether a text is one. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
