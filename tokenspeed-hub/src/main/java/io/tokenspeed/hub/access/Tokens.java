package io.tokenspeed.hub.access;

import io.tokenspeed.model.wire.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a hub. They are compared in constant time and kept as digests, so that no length shows. Without a token
 * its plane is closed.
 */
public final class Tokens {
    private final byte @Nullable [] admin;
    private final byte @Nullable [] read;

    private Tokens(byte @Nullable [] admin, byte @Nullable [] read) {
        this.admin = admin;
        this.read = read;
    }

    /** The tokens; null where there is none. */
    public static Tokens of(@Nullable String admin, @Nullable String read) {
        return new Tokens(admin == null ? null : digest(admin), read == null ? null : digest(read));
    }

    /** Whether anybody may manage this hub over HTTP. */
    public boolean adminOpen() {
        return admin != null;
    }

    /** What a token allows; empty for one that is not known. */
    public Optional<Role> role(String token) {
        byte[] digest = digest(token);
        boolean isAdmin = admin != null && MessageDigest.isEqual(admin, digest);
        boolean isRead = read != null && MessageDigest.isEqual(read, digest);
        if (isAdmin) {
            return Optional.of(Role.ADMIN);
        }
        return isRead ? Optional.of(Role.READ) : Optional.empty();
    }

    private static byte[] digest(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
