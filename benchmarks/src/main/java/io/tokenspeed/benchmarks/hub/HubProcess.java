package io.tokenspeed.benchmarks.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, with rate limits wide enough for a load. */
public final class HubProcess implements AutoCloseable {
    /** Opens the API of people to whoever sends it. */
    public static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final Pattern READY = Pattern.compile(".* at http://[^:]+:([0-9]+).*");
    private static final Pattern INVITE = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final int STOP_SECONDS = 10;
    private static final String LIMITS = """
        limits:
          device: {burst: 100000000, perMinute: 100000000, liveNonces: 100000000}
          source: {burst: 100000000, perMinute: 100000000}
        """;

    private final Process process;
    private final int port;

    private HubProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A hub on SQLite, with all its files in a folder. */
    public static HubProcess sqlite(Path folder) throws IOException {
        return hub(folder, LIMITS);
    }

    /** A hub on an existing PostgreSQL database, with its other files in a folder. */
    public static HubProcess postgres(Path folder, String url) throws IOException {
        return hub(folder, LIMITS + "database: {url: \"" + url + "\"}\n");
    }

    private static HubProcess hub(Path folder, String config) throws IOException {
        Path file = Files.writeString(folder.resolve("hub.yml"), config);
        Map<String, String> environment = new HashMap<>();
        environment.put("TS_HUB_CONFIG", file.toString());
        environment.put("TS_HUB_DB_PATH", folder.resolve("hub.sqlite").toString());
        environment.put("TS_HUB_KEY_FILE", folder.resolve("hub-keys.json").toString());
        environment.put("TS_HUB_PORT", "0");
        environment.put("TS_HUB_ADMIN_PORT", "0");
        environment.put("TS_HUB_ADMIN_TOKEN", TOKEN);
        return start(
                "io.tokenspeed.hub.Hub",
                environment,
                Redirect.to(folder.resolve("hub.log").toFile()));
    }

    /** The hub's HTTP server with a servlet that only reads and answers. */
    static HubProcess bare() throws IOException {
        return start(BareServer.class.getName(), Map.of(), Redirect.INHERIT);
    }

    private static HubProcess start(String main, Map<String, String> environment, Redirect errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main)
                .redirectError(errors);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = READY.matcher(line);
            if (matcher.matches()) {
                return new HubProcess(process, Integer.parseInt(matcher.group(1)));
            }
        }
        throw new IOException(main + " ended without listening; its errors went to " + errors);
    }

    /** The port that the server listens at. */
    public int port() {
        return port;
    }

    /** Creates an invite and returns its token. */
    public String invite(int uses) throws IOException {
        String body = "{\"maxUses\":" + uses + ",\"requireApproval\":false}";
        String request = "POST /v1/admin/invites HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (Connection connection = new Connection(port)) {
            Connection.Answer answer = connection.send(request.getBytes(StandardCharsets.US_ASCII));
            Matcher token = INVITE.matcher(answer.body());
            if (!token.find()) {
                throw new IOException("the hub makes no invite: " + answer);
            }
            return token.group(1);
        }
    }

    /** The memory used now, in MB; -1 where the system does not tell. */
    public long residentMegabytes() throws IOException {
        return megabytes("VmRSS");
    }

    /** The most memory used so far, in MB; -1 where the system does not tell. */
    public long peakMegabytes() throws IOException {
        return megabytes("VmHWM");
    }

    /** The processor time used so far, in milliseconds; 0 where the system does not tell. */
    public long processorMillis() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    private long megabytes(String name) throws IOException {
        @Nullable
        String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(text -> text.startsWith(name + ":"))
                .findFirst()
                .orElse(null);
        return line == null ? -1 : Long.parseLong(line.toLowerCase(Locale.ROOT).replaceAll("[^0-9]", "")) / 1024;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
