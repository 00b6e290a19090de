package io.tokenspeed.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.server.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {
    @TempDir
    private Path folder;

    @Test
    void nothing_isALocalGatewayToThePublicApis() {
        GatewaySettings settings = GatewaySettings.of(environment(Map.of()));

        assertThat(settings.listen().bind()).isEqualTo("127.0.0.1");
        assertThat(settings.listen().port()).isEqualTo(3478);
        assertThat(settings.routes().of(ApiDialect.ANTHROPIC, "claude-x"))
                .extracting(Upstream::name)
                .containsExactly("anthropic");
        assertThat(settings.routes().of(ApiDialect.GEMINI, "gemini-x"))
                .extracting(Upstream::provider)
                .containsExactly("google");
    }

    @Test
    void models_chooseUpstreamsInTheirOrder() throws IOException {
        GatewaySettings settings = settings("""
                upstreams:
                  one: {dialect: openai, url: "https://one.example/v1/", credential: "env:ONE"}
                  two: {dialect: openai, url: "https://two.example/v1", credential: client, provider: other}
                  three: {dialect: anthropic, url: "http://localhost:1", credential: none}
                models:
                  "gpt-4.*": [two, one]
                  "*": [one, three]
                """);

        assertThat(settings.routes().of(ApiDialect.OPENAI, "gpt-4.1-mini"))
                .extracting(Upstream::name)
                .containsExactly("two", "one");
        assertThat(settings.routes().of(ApiDialect.ANTHROPIC, "gpt-4.1"))
                .extracting(Upstream::name)
                .containsExactly("three");
        assertThat(settings.routes().of(ApiDialect.OLLAMA, "x")).isEmpty();
        assertThat(settings.routes().upstreams().get(0).url()).hasToString("https://one.example/v1");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "upstreams.one.dialect ¦ {dialect: other, url: 'https://a.b', credential: none} ¦ must be one of: openai, anthropic, ollama, gemini",
                "upstreams.one.url ¦ {dialect: openai, url: 'http://a.b', credential: none} ¦ must be an https address",
                "upstreams.one.url ¦ {dialect: openai, url: 'https://u:p@a.b', credential: none} ¦ without user",
                "upstreams.one.credential ¦ {dialect: openai, url: 'https://a.b', credential: sk-123} ¦ must be one of: client, none, env:VARIABLE, file:PATH",
                "upstreams.one.credential ¦ {dialect: openai, url: 'https://a.b', credential: 'env:NONE'} ¦ which is not set",
                "upstreams.one.idleSeconds ¦ {dialect: openai, url: 'https://a.b', credential: none, idleSeconds: 0} ¦ from 1 to 3600",
                "upstreams.one.model ¦ {dialect: openai, url: 'https://a.b', credential: none, model: x} ¦ is unknown",
            })
    void wrongUpstream_isNamed(String name, String upstream, String rule) {
        assertThatThrownBy(() -> settings("upstreams:\n  one: " + upstream + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(rule);
    }

    @Test
    void gateway_staysOnThisMachine() {
        Environment everywhere = environment(Map.of("TS_GATEWAY_BIND", "0.0.0.0"));

        assertThatThrownBy(() -> GatewaySettings.of(everywhere))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("127.0.0.1, ::1 or localhost");
    }

    @Test
    void secretFile_isItsOwnersAlone() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        String upstreams =
                "upstreams:\n  one: {dialect: openai, url: 'https://a.b', credential: 'file:" + secret + "'}\n";

        assertThatThrownBy(() -> settings(upstreams))
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("s3cret");

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(settings(upstreams).routes().upstreams().get(0).credential())
                .isEqualTo(new Credential.Secret("s3cret"));
    }

    private GatewaySettings settings(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yml"), yaml);
        return GatewaySettings.of(environment(Map.of(GatewaySettings.FILE, file.toString())));
    }

    private Environment environment(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("ONE", "s3cret");
        return new Environment(all, folder, folder);
    }
}
