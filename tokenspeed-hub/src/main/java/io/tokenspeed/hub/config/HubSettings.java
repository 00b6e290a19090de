package io.tokenspeed.hub.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.server.access.AccessToken;
import io.tokenspeed.server.settings.ConfigException;
import io.tokenspeed.server.settings.Values;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a hub. Secrets among them do not show themselves in text.
 *
 * @param listen where the hub listens
 * @param storage where the hub keeps its data
 * @param limits the hub's limits
 * @param allowed the names that records may hold
 * @param tokenspeedMonitor whether devices of the predecessor are served
 * @param trustedProxies addresses of proxies whose {@code X-Forwarded-For} header is believed
 * @param access what opens the hub to people
 */
public record HubSettings(
        ListenSettings listen,
        StorageSettings storage,
        HubLimits limits,
        AllowedNames allowed,
        boolean tokenspeedMonitor,
        Set<InetAddress> trustedProxies,
        HubAccess access) {
    /** The variable that names the settings file. */
    public static final String FILE = "TS_HUB_CONFIG";

    static final String ADMIN_TOKEN = "TS_HUB_ADMIN_TOKEN";
    static final String READ_TOKEN = "TS_HUB_READ_TOKEN";

    /** Variables that name no setting of the file; the last two are for a local program on the same machine. */
    private static final Set<String> OTHERS = Set.of(ADMIN_TOKEN, READ_TOKEN, "TS_HUB_URL", "TS_HUB_INVITE_TOKEN");

    public HubSettings {
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /**
     * Reads the settings from the environment and from the file that it names.
     *
     * @throws ConfigException if a setting is wrong or unknown, or the file cannot be read
     */
    public static HubSettings of(Environment environment) {
        Values values = Values.of(environment, "TS_HUB_", FILE, OTHERS);
        StorageSettings storage = StorageSettings.of(values, environment.home());
        HubSettings settings = new HubSettings(
                ListenSettings.of(values),
                storage,
                HubLimits.of(values),
                new AllowedNames(values.names("allow.tools"), values.names("allow.models")),
                values.flag("compat.tokenspeedMonitor"),
                values.addresses("proxies.trusted"),
                access(environment, values));
        values.refuseUnknown();
        return settings;
    }

    private static HubAccess access(Environment environment, Values values) {
        return new HubAccess(
                token(environment, ADMIN_TOKEN),
                token(environment, READ_TOKEN),
                values.origins("origins"),
                PublicAccess.of(values));
    }

    private static @Nullable AccessToken token(Environment environment, String name) {
        return environment
                .variable(name)
                .map(text -> AccessToken.of(text.strip())
                        .orElseThrow(() -> new ConfigException(name + " " + AccessToken.RULE)))
                .orElse(null);
    }
}
