package io.tokenspeed.hub.access;

import io.tokenspeed.server.access.AccessToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of a hub. The admin API is closed without the admin token, the dashboard without any token. */
public final class Tokens {
    private final @Nullable AccessToken admin;
    private final @Nullable AccessToken read;

    /** The tokens; null where there is none. */
    public Tokens(@Nullable AccessToken admin, @Nullable AccessToken read) {
        this.admin = admin;
        this.read = read;
    }

    /** Whether the admin API is open. */
    public boolean adminOpen() {
        return admin != null;
    }

    /** Returns the role that a token gives; empty for an unknown token. */
    public Optional<Role> role(String token) {
        boolean isAdmin = admin != null && admin.matches(token);
        boolean isRead = read != null && read.matches(token);
        if (isAdmin) {
            return Optional.of(Role.ADMIN);
        }
        return isRead ? Optional.of(Role.READ) : Optional.empty();
    }
}
