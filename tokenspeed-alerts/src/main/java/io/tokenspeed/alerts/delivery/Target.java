package io.tokenspeed.alerts.delivery;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that alerts are delivered to. Its text shows neither the address nor a secret.
 *
 * @param id the name that rules use
 * @param kind how it is reached
 * @param address where it is; null for a kind without one
 * @param secret signs requests; only a webhook has one
 * @param oldSecret signs beside {@code secret} while receivers change over to it
 * @param enabled whether alerts are sent to it
 */
public record Target(
        String id,
        TargetKind kind,
        @Nullable TargetAddress address,
        @Nullable SigningSecret secret,
        @Nullable SigningSecret oldSecret,
        boolean enabled) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** The targets that exist without being set up: the log, the website and the desktop. */
    public static final List<Target> BUILT_IN =
            List.of(builtIn(TargetKind.LOG), builtIn(TargetKind.WEBSITE), builtIn(TargetKind.DESKTOP));

    public Target {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id must be 1 to 40 small letters, digits and hyphens, and begin with a letter or digit.");
        }
        if (!kind.hasUrl() && !id.equals(kind.text())) {
            throw new IllegalArgumentException("kind must be slack or webhook.");
        }
        if (kind.hasUrl() && TargetKind.of(id).filter(own -> !own.hasUrl()).isPresent()) {
            throw new IllegalArgumentException("id must not be log, website or desktop, which always exist.");
        }
        if (kind.hasUrl() != (address != null)) {
            throw new IllegalArgumentException("url " + TargetAddress.RULE + ".");
        }
        if ((kind == TargetKind.WEBHOOK) != (secret != null) || (oldSecret != null && secret == null)) {
            throw new IllegalArgumentException("secret " + SigningSecret.RULE + "; only a webhook has one.");
        }
    }

    private static Target builtIn(TargetKind kind) {
        return new Target(kind.text(), kind, null, null, null, true);
    }

    /** Returns this target, switched on or off. */
    public Target enabled(boolean on) {
        return new Target(id, kind, address, secret, oldSecret, on);
    }

    @Override
    public String toString() {
        return "Target[" + id + ", " + kind.text() + (enabled ? "]" : ", off]");
    }
}
