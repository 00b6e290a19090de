package io.tokenspeed.uploader.bucket;

import io.tokenspeed.model.environment.PathText;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/** Brings the root folder of a project into one spelling, however a tool spelled it. */
final class CanonicalRoot {
    private CanonicalRoot() {}

    /**
     * The real path where the folder exists, in Unicode NFC, separated by {@code /} without one at the end, and with a
     * drive letter in lower case.
     */
    static String of(String root) {
        return spelled(real(root));
    }

    private static String real(String root) {
        try {
            Path path = PathText.path(root);
            return path.isAbsolute() ? real(path) : root;
        } catch (IllegalArgumentException foreign) {
            return root;
        }
    }

    private static String real(Path path) {
        try {
            return PathText.of(path.toRealPath());
        } catch (IOException | SecurityException gone) {
            return PathText.of(path.normalize());
        }
    }

    /** Unifies the spelling of a path without looking at the disk. */
    static String spelled(String path) {
        String text = Normalizer.normalize(path, Normalizer.Form.NFC).replace('\\', '/');
        while (text.length() > 1 && text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        boolean drive = text.length() > 1 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0));
        return drive ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }
}
