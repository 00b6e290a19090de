package io.tokenspeed.agent.integrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The signature in the last line of the files that we write. It shows that a file is ours and whether it was changed
 * since.
 */
final class OwnFile {
    private static final String BEGIN =
            "<!-- made by \"tokenspeed integrate\", which replaces and removes this file" + " unless it was changed: ";
    private static final String END = " -->\n";

    private OwnFile() {}

    static String sign(String text) {
        return text + "\n" + BEGIN + digest(text) + END;
    }

    static boolean isUnchanged(String signed) {
        int line = signed.lastIndexOf("\n" + BEGIN);
        return line >= 0 && sign(signed.substring(0, line)).equals(signed);
    }

    static boolean isChanged(String signed) {
        return signed.contains(BEGIN) && !isUnchanged(signed);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
