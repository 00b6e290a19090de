package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Executable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status line of a running server, which the start script asks for with bash. */
class StatuslineScriptTest {
    private static final String REPORT = "{\"session_id\":\"ü\",\"cost\":{\"total_cost_usd\":1.25}}";

    @TempDir
    private Path home;

    @TempDir
    private Path program;

    @BeforeEach
    void unpack() throws IOException {
        Files.createDirectories(program.resolve("lib"));
        executable("bin/tokenspeed", Files.readString(Path.of("src/main/dist/bin/tokenspeed")));
        executable("java/bin/java", "#!/bin/sh\necho \"java got: $(cat)\"\n");
    }

    @Test
    void script_serverRuns_printsItsLineWithoutJava() throws Exception {
        try (TestServer server = TestServer.start(home)) {
            assertThat(script(REPORT)).startsWith("TokenSpeed today ").contains("session $1.25");
            assertThat(script("")).startsWith("TokenSpeed today ").doesNotContain("session");
            assertThat(server.send("POST", "/api/statusline").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void script_serverEnded_callsJavaWithTheReport() throws Exception {
        TestServer.start(home).close();

        assertThat(request()).doesNotExist();
        assertThat(script(REPORT)).isEqualTo("java got: " + REPORT);
    }

    @Test
    void script_serverWasKilled_callsJavaWithTheReport() throws Exception {
        byte[] left;
        try (TestServer server = TestServer.start(home)) {
            assertThat(server.port()).isPositive();
            left = Files.readAllBytes(request());
        }
        Files.write(request(), left);

        assertThat(script(REPORT)).isEqualTo("java got: " + REPORT);
    }

    @Test
    void script_anotherProgramHasThePortOfAKilledServer_keepsTheTokenFromIt() throws Exception {
        try (TestServer server = TestServer.start(home)) {
            assertThat(server.port()).isPositive();
            Process ended = new ProcessBuilder("true").start();
            assertThat(ended.waitFor()).isZero();
            String left = Files.readString(request()).replaceFirst("\\d+", Long.toString(ended.pid()));
            Files.writeString(request(), left);

            assertThat(script(REPORT)).isEqualTo("java got: " + REPORT);
        }
    }

    @Test
    void script_serverDoesNotAnswer_callsJavaWithTheReport() throws Exception {
        Files.createDirectories(request().getParent());
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    request(), ProcessHandle.current().pid() + " " + silent.getLocalPort() + " Bearer secret\n");

            assertThat(script(REPORT)).isEqualTo("java got: " + REPORT);
        }
    }

    @Test
    void server_atAnotherAddress_leavesNothingForTheScript() throws Exception {
        try (TestServer server = TestServer.start(home, "TS_BG_HOST", "127.0.0.2")) {
            assertThat(server.port()).isPositive();
            assertThat(request()).doesNotExist();
        }
    }

    @Test
    void file_isTheOwnersAlone() throws Exception {
        try (TestServer server = TestServer.start(home)) {
            assertThat(server.port()).isPositive();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(request())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void statusline_isAnsweredAsTheCommandPrintsIt() throws Exception {
        try (TestServer server = TestServer.start(home)) {
            String token = "Bearer "
                    + Files.readString(TestServer.database(home).resolveSibling("local-token"))
                            .strip();

            HttpResponse<String> answer = server.send("POST", "/api/statusline", "Authorization", token);

            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
            assertThat(answer.body()).startsWith("TokenSpeed today — · ").endsWith("\n");
        }
    }

    private Path request() {
        Path database = TestServer.database(home);
        return database.resolveSibling("statusline-" + database.getFileName() + ".ask");
    }

    private String script(String report) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        program.resolve("bin/tokenspeed").toString(), "statusline")
                .redirectErrorStream(true);
        builder.environment().remove("TZ");
        builder.environment().put("TS_DB_PATH", TestServer.database(home).toString());
        builder.environment().put("JAVA_HOME", program.resolve("java").toString());
        builder.environment().put("XDG_CACHE_HOME", "/dev/null");
        Process process = builder.start();
        process.getOutputStream().write(report.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private void executable(String name, String text) throws IOException {
        Object unused = Executable.write(program.resolve(name), text);
    }
}
