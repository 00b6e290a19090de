package io.tokenspeed.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.server.access.AccessToken;
import io.tokenspeed.server.settings.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
    private static final Path SAMPLE = Path.of("../deploy/hub/hub.yml");

    @TempDir
    private Path home;

    private HubSettings settings(String yaml, Map<String, String> variables) throws IOException {
        Path file = Files.writeString(home.resolve("hub.yml"), yaml);
        Map<String, String> all = new HashMap<>(variables);
        all.put("HOME", home.toString());
        all.put(HubSettings.FILE, file.toString());
        return HubSettings.of(Environment.of(all, home));
    }

    @Test
    void defaults_keepTheHubOnThisMachine() {
        HubSettings settings = HubSettings.of(Environment.of(Map.of("HOME", home.toString()), home));

        Path folder = home.resolve(".local/share/tokenspeed/hub");
        assertThat(settings.listen().bind()).isEqualTo("127.0.0.1");
        assertThat(settings.listen().port()).isEqualTo(3476);
        assertThat(settings.listen().adminPort()).isEqualTo(3477);
        assertThat(settings.storage().databasePath()).isEqualTo(folder.resolve("hub.sqlite"));
        assertThat(settings.storage().keyFile()).isEqualTo(folder.resolve("hub-keys.json"));
        assertThat(settings.storage().journal()).isEqualTo(folder.resolve("hub-journal.jsonl"));
        assertThat(settings.access().admin()).isNull();
        assertThat(settings.access().origins()).isEmpty();
        assertThat(settings.limits().device().burst()).isEqualTo(30);
    }

    @Test
    void dashboard_isForMembersUnlessItIsMadePublic() throws IOException {
        assertThat(settings("port: 1", Map.of()).access().visitors()).isEqualTo(new PublicAccess(false, 5));
        assertThat(settings("dashboard: {access: public, cohort: 10}", Map.of())
                        .access()
                        .visitors())
                .isEqualTo(new PublicAccess(true, 10));
        assertThat(settings("dashboard: {access: public}", Map.of("TS_HUB_DASHBOARD_ACCESS", "members"))
                        .access()
                        .visitors())
                .isEqualTo(new PublicAccess(false, 5));
    }

    @Test
    void dashboard_unknownAccessOrSmallCohort_isRefused() {
        assertThatThrownBy(() -> settings("dashboard: {access: everybody}", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("dashboard.access is \"everybody\", but must be one of: members, public.");
        assertThatThrownBy(() -> settings("port: 1", Map.of("TS_HUB_DASHBOARD_COHORT", "4")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("dashboard.cohort is \"4\", but must be a whole number from 5 to 1000000.");
    }

    @Test
    void environment_goesBeforeTheFile() throws IOException {
        String yaml = """
                port: 1234
                bind: 0.0.0.0
                limits:
                  device: {burst: 5, perMinute: 7}
                proxies:
                  trusted: [10.0.0.1, 10.0.0.2]
                compat: {tokenspeedMonitor: true}
                database: {url: "jdbc:postgresql://db/hub", user: hub, password: geheim}
                """;

        Map<String, String> variables =
                Map.of("TS_HUB_PORT", "4321", "TS_HUB_LIMITS_DEVICE_PER_MINUTE", "8", "TS_HUB_KEY_FILE", "keys.json");

        HubSettings settings = settings(yaml, variables);

        assertThat(settings.listen().port()).isEqualTo(4321);
        assertThat(settings.listen().bind()).isEqualTo("0.0.0.0");
        assertThat(settings.limits().device().burst()).isEqualTo(5);
        assertThat(settings.limits().device().perMinute()).isEqualTo(8);
        assertThat(settings.trustedProxies())
                .extracting(InetAddress::getHostAddress)
                .containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
        assertThat(settings.tokenspeedMonitor()).isTrue();
        assertThat(settings.toString()).doesNotContain("geheim");
    }

    @Test
    void shippedSample_isAccepted() throws IOException {
        HubSettings settings = settings(Files.readString(SAMPLE), Map.of());

        assertThat(settings.storage().databasePath()).isEqualTo(Path.of("/var/lib/tokenspeed/hub.sqlite"));
        assertThat(settings.storage().keyFile()).isEqualTo(Path.of("/var/lib/tokenspeed/hub-keys.json"));
        assertThat(settings.trustedProxies()).containsExactly(InetAddress.getLoopbackAddress());
        assertThat(settings.storage().server()).isNull();
    }

    @Test
    void shippedSample_withAllThatItOffers_isAcceptedAndShowsTheDefaults() throws IOException {
        String offered = Files.readString(SAMPLE).replaceAll("(?m)^( *)# ( *[a-zA-Z]+:( .*)?)$", "$1$2");

        HubSettings settings = settings(offered, Map.of());

        assertThat(settings.storage().server()).isNotNull();
        assertThat(settings.storage().redisUrl()).isEqualTo("redis://127.0.0.1:6379/0");
        assertThat(settings.tokenspeedMonitor()).isTrue();
        assertThat(settings.allowed().tools()).contains("codex");
        assertThat(settings.limits()).isEqualTo(settings("port: 1", Map.of()).limits());
    }

    @Test
    void shippedUnit_startsTheProgramWithTheSample() throws IOException {
        String unit = Files.readString(Path.of("../deploy/hub/tokenspeed-hub.service"));

        assertThat(unit).contains("\nExecStart=/opt/tokenspeed-hub/bin/tokenspeed-hub\n");
        assertThat(unit).contains("\nEnvironment=" + HubSettings.FILE + "=/etc/tokenspeed/hub.yml\n");
        assertThat(unit).contains("\nStateDirectory=tokenspeed\n", HubSettings.READ_TOKEN, HubSettings.ADMIN_TOKEN);
    }

    @Test
    void shippedProxyConfiguration_saysHowItIsTrusted() throws IOException {
        String shipped = Files.readString(Path.of("../deploy/nginx/tokenspeed-hub.conf"));
        Matcher quoted = Pattern.compile("`([^`]+)` in hub\\.yml").matcher(shipped);

        assertThat(quoted.find()).isTrue();
        assertThat(settings(quoted.group(1), Map.of()).trustedProxies())
                .containsExactly(InetAddress.getLoopbackAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cafe.be", "localhost", "10.0.0.0/8", "256.1.1.1", "1.2.3", "::g", "1::2::3", "%eth0"})
    void proxy_thatIsNoAddress_isNamed(String entry) {
        assertThatThrownBy(() -> settings("port: 1", Map.of("TS_HUB_PROXIES_TRUSTED", "10.0.0.1, " + entry)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("proxies.trusted holds \"" + entry
                        + "\", but may hold IPv4 and IPv6 addresses only, no names and no networks.");
    }

    @Test
    void proxy_withAScope_isItsAddress() throws IOException {
        Map<String, String> variables = Map.of("TS_HUB_PROXIES_TRUSTED", "fe80::1%eth0,[2001:db8::1]");

        assertThat(settings("port: 1", variables).trustedProxies())
                .containsExactlyInAnyOrder(InetAddress.getByName("fe80::1"), InetAddress.getByName("2001:db8::1"));
    }

    @Test
    void origins_areListedExactly() throws IOException {
        String listed = "https://dash.example.org, https://x.github.io:8443,http://localhost:5173,http://[::1]:8080";

        assertThat(settings("port: 1", Map.of("TS_HUB_ORIGINS", listed))
                        .access()
                        .origins())
                .containsExactlyInAnyOrder(
                        "https://dash.example.org",
                        "https://x.github.io:8443",
                        "http://localhost:5173",
                        "http://[::1]:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "dash.example.org",
                "https://dash.example.org/",
                "https://dash.example.org/page",
                "https://Dash.example.org",
                "https://dash.example.org:443",
                "https://dash.example.org:65536",
                "https://*.example.org",
                "https://user@dash.example.org",
                "http://dash.example.org",
                "http://localhost:80",
                "file://"
            })
    void origin_thatNoBrowserSendsOrAnybodyCanFake_isNamed(String entry) {
        assertThatThrownBy(() -> settings("origins: ['https://a.example', '" + entry + "']", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("origins holds \"" + entry + "\", but may hold origins as browsers send them only, like"
                        + " https://dashboard.example.org or https://dashboard.example.org:8443, and over plain http"
                        + " those of localhost, 127.0.0.1 and [::1].");
    }

    @Test
    void postgresWithoutAKeyFile_isRefused() {
        assertThatThrownBy(() -> settings("database: {url: 'jdbc:postgresql://db/hub'}", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("TS_HUB_KEY_FILE must name the key file when database.url is set");
    }

    @Test
    void unknownSetting_isNamed() {
        assertThatThrownBy(() -> settings("limits: {device: {brust: 3}}", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(
                        "The setting limits.device.brust is unknown; there are: adminPort, allow.models,");
    }

    @Test
    void unknownVariable_isNamed() {
        assertThatThrownBy(() -> settings("port: 1", Map.of("TS_HUB_FOO", "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("The variable TS_HUB_FOO is unknown; there are: TS_HUB_ADMIN_PORT,")
                .hasMessageContaining("TS_HUB_READ_TOKEN");
    }

    @Test
    void variable_ofADeviceOrWithoutAValue_isLeftAlone() throws IOException {
        Map<String, String> variables =
                Map.of("TS_HUB_URL", "https://hub.example.org", "TS_HUB_INVITE_TOKEN", "tsi_", "TS_HUB_FOO", " ");

        assertThat(settings("port: 1", variables).listen().port()).isEqualTo(1);
    }

    @Test
    void wrongValue_isNamedWithWhatIsAllowed() {
        assertThatThrownBy(() -> settings("port: 70000", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("port is \"70000\", but must be a whole number from 0 to 65535.");
        assertThatThrownBy(() -> settings("compat: {tokenspeedMonitor: yes please}", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("compat.tokenspeedMonitor is \"yes please\", but must be one of: false, true.");
    }

    @Test
    void fileThatIsNoYaml_isNamed() {
        assertThatThrownBy(() -> settings("port: [", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("Cannot read the settings in " + home.resolve("hub.yml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "0123456789abcdef0123456789abcde", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void weakToken_isRefusedAndNotRepeated(String token) {
        assertThatThrownBy(() -> settings("port: 1", Map.of("TS_HUB_ADMIN_TOKEN", token)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("TS_HUB_ADMIN_TOKEN must hold at least 128 random bits")
                .hasMessageNotContaining(token);
    }

    @Test
    void token_opensOnlyWithItself() throws IOException {
        String token = "0123456789abcdef0123456789abcdef";

        AccessToken read = Objects.requireNonNull(
                settings("port: 1", Map.of("TS_HUB_READ_TOKEN", token)).access().read());

        assertThat(read.matches(token)).isTrue();
        assertThat(read.matches(token + "0")).isFalse();
        assertThat(read.toString()).doesNotContain(token);
    }
}
