package io.tokenspeed.model.environment;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Converts paths to text and back, alike in every locale. Where the locale is not UTF-8, the JDK replaces every letter
 * that the locale lacks by one replacement character, so two files would get the same text, and refuses to make a path
 * of such a letter.
 */
public final class PathText {
    private static final int ASCII = 0x7f;

    private PathText() {}

    /** Returns the path decoded as UTF-8; a path with bytes that are not UTF-8 is returned percent-encoded. */
    public static String of(Path path) {
        String text = path.toString();
        if (File.separatorChar != '/' || text.chars().allMatch(c -> c <= ASCII)) {
            return text;
        }
        // The URI is the only form in which the JDK gives the bytes of a path.
        String encoded = path.toUri().getRawPath();
        String exact = encoded.endsWith("/") ? encoded.substring(0, encoded.length() - 1) : encoded;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(exact)))
                    .toString();
        } catch (CharacterCodingException foreign) {
            return exact;
        }
    }

    /**
     * Returns the path that a text names on this machine.
     *
     * @throws IllegalArgumentException if the text cannot be a path
     */
    public static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException foreign) {
            if (File.separatorChar != '/' || !text.startsWith("/")) {
                throw foreign;
            }
            return Path.of(URI.create("file://" + encoded(text)));
        }
    }

    /** Returns a sentence for the user about a path that this process cannot use. */
    public static String sentence(InvalidPathException refused) {
        return "Cannot use the path " + refused.getInput() + ": " + refused.getReason()
                + "; set LC_ALL to a locale with UTF-8, such as C.UTF-8, and run it again.";
    }

    private static byte[] bytes(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b == '/' || b == '.' || b == '-' || b == '_' || Character.isLetterOrDigit(b);
            encoded.append(plain && b > 0 ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }
}
