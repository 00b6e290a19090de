package io.tokenspeed.hub.access;

import io.tokenspeed.server.access.AccessToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of a hub. Without a token its plane is closed. */
public final class Tokens {
    private final @Nullable AccessToken admin;
    private final @Nullable AccessToken read;

    /** The tokens; null where there is none. */
    public Tokens(@Nullable AccessToken admin, @Nullable AccessToken read) {
        this.admin = admin;
        this.read = read;
    }

    /** Whether anybody may manage this hub over HTTP. */
    public boolean adminOpen() {
        return admin != null;
    }

    /** What a token allows; empty for one that is not known. */
    public Optional<Role> role(String token) {
        boolean isAdmin = admin != null && admin.matches(token);
        boolean isRead = read != null && read.matches(token);
        if (isAdmin) {
            return Optional.of(Role.ADMIN);
        }
        return isRead ? Optional.of(Role.READ) : Optional.empty();
    }
}
