package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may track over HTTP, and what the token for that opens. */
class TrackAccessTest extends TrackApi {
    @Test
    void token_ofBothKindsAndForms_isAccepted() throws Exception {
        String local = Files.readString(TestServer.database(home).resolveSibling("local-token"))
                .strip();

        for (String[] header : new String[][] {
            {"X-TS-Token", local}, {"Authorization", "Bearer " + local}, {"Authorization", "Bearer " + token}
        }) {
            assertThat(post(
                                    "interaction",
                                    FEE.formatted(id()),
                                    "Content-Type",
                                    "application/json",
                                    header[0],
                                    header[1])
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void token_wrongOrMissing_isRefused() throws Exception {
        assertThat(post("interaction", FEE.formatted(id()), "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(
                                "batch",
                                "{}",
                                "Content-Type",
                                "application/json",
                                "X-TS-Token",
                                token.replace(token.charAt(0), 'x'))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/upload/flush",
                "/api/alerts/preview",
                "/api/track/../upload/flush",
                "/api/track/%2e%2e/upload/flush",
                "/api/track"
            })
    void ingestToken_opensNothingElse(String path) throws Exception {
        HttpResponse<String> answer =
                server.send("POST", path, "Authorization", "Bearer " + token, "X-TS-Token", token);

        assertThat(answer.statusCode()).isIn(400, 401);
    }

    @Test
    void ingestToken_isForTheOwnerOnly() throws IOException {
        Path file = TestServer.database(home).resolveSibling("ingest-token");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(token).matches("[0-9a-f]{64}");
    }

    @Test
    void get_isNotAllowed() throws Exception {
        assertThat(server.get("/api/track/interaction").statusCode()).isEqualTo(405);
    }

    @Test
    void originOfOthers_isRefused() throws Exception {
        assertThat(post(
                                "interaction",
                                FEE.formatted(id()),
                                "Content-Type",
                                "application/json",
                                "X-TS-Token",
                                token,
                                "Origin",
                                "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }
}
