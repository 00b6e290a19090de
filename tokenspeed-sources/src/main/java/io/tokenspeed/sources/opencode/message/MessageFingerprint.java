package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.TokenCounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A digest that recognises the copies of a message in forked sessions, which have new ids. It covers the values that a
 * fork does not change, so neither ids nor folders nor parents.
 */
final class MessageFingerprint {
    private static final int BYTES = 16;

    private MessageFingerprint() {}

    /** Returns the digest of a message, equal for its copies in a database or a JSON file. */
    static String of(Message message) {
        return digest("message", message, message.completedMillis(), message.stated());
    }

    /**
     * Returns the digest of a step, equal for its copies. Uses the step's place instead of the message's completion,
     * which is unknown while the message is being written.
     */
    static String of(Message message, Step step) {
        return digest("step", message, (long) step.ordinal(), step.finish().stated());
    }

    private static String digest(String kind, Message message, @Nullable Long order, StatedUsage stated) {
        TokenCounts tokens = stated.tokens();
        String text = String.join(
                "\n",
                kind,
                String.valueOf(message.createdMillis()),
                String.valueOf(order),
                message.place().model(),
                String.valueOf(message.place().provider()),
                String.valueOf(tokens.input()),
                String.valueOf(tokens.cacheRead()),
                String.valueOf(tokens.cacheWrite()),
                String.valueOf(tokens.output()),
                String.valueOf(tokens.reasoning()),
                String.valueOf(stated.costNano()));
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
