package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.uploader.settings.Salts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Private texts are in no byte that leaves the machine, in any spelling. */
class CanaryTest {
    private static final List<String> MARKERS = List.of(
            "canary-repo-7f3a",
            "/home/canary-user-7f3a/canary-repo-7f3a",
            "canary-user-7f3a",
            "canary-session-7f3a",
            "canary-message-7f3a",
            "canary-key-7f3a",
            "canary-agent-7f3a",
            "canary-environment-7f3a",
            "canary-tier-7f3a",
            "canary-fork-7f3a");

    @RegisterExtension
    private final Bench bench = new Bench();

    private void upload() throws Exception {
        bench.variables.put("CANARY", "canary-environment-7f3a");
        bench.enrol();
        for (int i = 0; i < 30; i++) {
            bench.requests.put(bench.request("m" + i)
                    .project("/home/canary-user-7f3a/canary-repo-7f3a")
                    .session("canary-session-7f3a")
                    .messageId("canary-message-7f3a")
                    .mode("canary-agent-7f3a")
                    .serviceTier("canary-tier-7f3a")
                    .forkKey("canary-fork-7f3a")
                    .build());
        }
        bench.uploader.control().rotateKey();
        bench.run(30 * MINUTE);
        assertThat(bench.hub.requests()).isEqualTo(30);
    }

    private String wire() {
        return bench.hub.calls().stream().map(CanaryTest::everything).collect(Collectors.joining("\n"))
                + bench.hub.buckets();
    }

    private static String everything(HubCall call) {
        return call
                + call.query()
                + call.headers()
                + call.text()
                + new String(call.wire(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void wire_holdsNoMarkerInAnySpelling() throws Exception {
        upload();
        String wire = wire().toLowerCase(Locale.ROOT);

        for (String marker : MARKERS) {
            assertThat(spellings(marker).map(text -> text.toLowerCase(Locale.ROOT)))
                    .noneMatch(wire::contains);
        }
    }

    /**
     * The marker as plain text, hex, Base64 at its three offsets, digest, and the project id that an empty salt would
     * give.
     */
    private static Stream<String> spellings(String marker) throws GeneralSecurityException {
        byte[] bytes = marker.getBytes(StandardCharsets.UTF_8);
        Mac unsalted = Mac.getInstance("HmacSHA256");
        unsalted.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        byte[] mac = unsalted.doFinal(("ts-project-v1\0" + marker).getBytes(StandardCharsets.UTF_8));
        Stream<String> base64 = Stream.of("", "x", "xx")
                .map(pad -> Base64.getEncoder()
                        .encodeToString((pad + marker).getBytes(StandardCharsets.UTF_8))
                        .substring(4)
                        .replaceAll(".{3}=*$", ""));
        return Stream.concat(
                base64,
                Stream.of(
                        marker,
                        HexFormat.of().formatHex(bytes),
                        Sha256.hex(marker),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(bytes)),
                        Base64.getUrlEncoder().encodeToString(mac).substring(0, 20)));
    }

    @Test
    void wire_holdsNeitherSaltNorSecrets() throws Exception {
        upload();
        String wire = bench.hub.calls().stream()
                .filter(call -> !call.path().equals("/v1/devices/enroll")
                        && !call.path().equals("/v1/devices/self/keys"))
                .map(CanaryTest::everything)
                .collect(Collectors.joining());
        DeviceSecret salt = new Salts(bench.folder, bench.folder.resolve("none"), new SecureRandom()).of(0);

        assertThat(wire)
                .doesNotContain(salt.text())
                .doesNotContain(HexFormat.of().formatHex(salt.bytes()));
        assertThat(Files.readString(bench.folder.resolve("hub-device.json"))).contains("\"secret\":");
        Files.readAllLines(bench.folder.resolve("hub-device.json")).stream()
                .flatMap(line -> Stream.of(line.split("\"", -1)))
                .filter(text -> text.length()
                        == DeviceSecret.random(new SecureRandom()).text().length())
                .forEach(secret -> assertThat(wire).doesNotContain(secret));
    }

    @Test
    void files_areForTheirOwnerOnly() throws Exception {
        upload();

        try (Stream<Path> files = Files.list(bench.folder)) {
            assertThat(files.map(CanaryTest::rights)).allMatch(rights -> rights.endsWith("rw-------"));
        }
    }

    @Test
    void folder_thatIsMissing_isMadeForItsOwnerOnly() throws Exception {
        bench.folder = bench.folder.resolve("home");
        bench.restart();

        bench.enrol();

        assertThat(rights(bench.folder)).isEqualTo("home rwx------");
    }

    private static String rights(Path file) {
        try {
            return file.getFileName() + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void projects_canBeLeftOut() throws Exception {
        bench.enrol();
        Path settings = bench.folder.resolve("upload.json");
        Files.writeString(
                settings, Files.readString(settings).replace("\"projectIds\" : \"send\"", "\"projectIds\" : \"none\""));
        bench.record();

        bench.run(20 * MINUTE);

        assertThat(bench.hub.buckets().values())
                .extracting(bucket -> bucket.json().path("projectId").asText())
                .containsExactly("none");
    }

    @Test
    void salt_ofThePredecessor_isUsedAndNotChanged() throws Exception {
        String hex = "80".repeat(32);
        Path file = Files.writeString(bench.folder.resolve("anon-salt.txt"), hex + "\n");

        DeviceSecret salt = new Salts(bench.folder, file, new SecureRandom()).of(0);

        assertThat(HexFormat.of().formatHex(salt.bytes())).isEqualTo(hex);
        assertThat(file).hasContent(hex);
        assertThat(new Salts(bench.folder, file, new SecureRandom()).of(1)).isNotEqualTo(salt);
    }
}
