package io.tokenspeed.agent.config;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.uploader.UploadFlags;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables about sending sums to a hub. Sending is off unless switched on.
 *
 * @param enabled whether anything may be sent
 * @param hubUrl the hub's address; null where not set
 * @param upload the length of a bucket and the time between uploads
 */
public record HubFlags(boolean enabled, @Nullable String hubUrl, UploadFlags upload) {
    /** The variable that switches sending on. */
    public static final String ENABLED = "TS_UPLOAD_ENABLED";

    /** The variable with the hub's address. */
    public static final String HUB = "TS_HUB_URL";

    private static final Set<String> ON = Set.of("1", "true", "yes", "on");
    private static final Set<String> OFF = Set.of("0", "false", "no", "off");

    /**
     * Reads the variables.
     *
     * @throws UsageException if a value is wrong
     */
    public static HubFlags of(Environment environment) {
        return new HubFlags(
                environment.variable(ENABLED).map(HubFlags::isOn).orElse(false),
                environment.variable(HUB).map(HubFlags::hub).orElse(null),
                upload(environment));
    }

    private static UploadFlags upload(Environment environment) {
        try {
            return UploadFlags.of(environment);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static boolean isOn(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (!ON.contains(value) && !OFF.contains(value)) {
            throw new UsageException(ENABLED + " is \"" + text + "\", but must be true or false.");
        }
        return ON.contains(value);
    }

    private static String hub(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return text.strip();
            }
        } catch (URISyntaxException notOne) {
            throw wrongHub(text);
        }
        throw wrongHub(text);
    }

    private static UsageException wrongHub(String text) {
        return new UsageException(HUB + " is \"" + text + "\", but must be an address like https://hub.example.org.");
    }
}
