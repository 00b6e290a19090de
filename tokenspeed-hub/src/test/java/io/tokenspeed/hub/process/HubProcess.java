package io.tokenspeed.hub.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub's program in a process of its own, which a test may kill. */
public final class HubProcess implements AutoCloseable {
    /** The token for the admin's API. */
    public static final String ADMIN_TOKEN = "0123456789abcdef0123456789abcdef";

    private static final Pattern READY = Pattern.compile("TokenSpeed hub is at http://[^:]+:([0-9]+) .*");

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private HubProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a hub and waits until it listens.
     *
     * @param port the port, or 0 for a free one
     */
    public static HubProcess start(Path home, int port, Map<String, String> more) throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "HOME", home.toString(),
                "TS_HUB_PORT", Integer.toString(port),
                "TS_HUB_ADMIN_PORT", "0",
                "TS_HUB_ADMIN_TOKEN", ADMIN_TOKEN,
                "TS_HUB_LIMITS_SOURCE_BURST", "1000000",
                "TS_HUB_LIMITS_DEVICE_BURST", "1000000",
                "TS_HUB_LIMITS_DEVICE_LIVE_NONCES", "1000000"));
        variables.putAll(more);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tokenspeed.hub.Hub")
                .redirectError(home.resolve("hub-errors.log").toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = READY.matcher(line);
            if (matcher.matches()) {
                return new HubProcess(process, Integer.parseInt(matcher.group(1)));
            }
        }
        throw new IOException("the hub ended without listening; see " + home.resolve("hub-errors.log"));
    }

    /** The hub's port. */
    public int port() {
        return port;
    }

    /** The hub's address without a path. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Sends a request as the admin. */
    public HttpResponse<String> admin(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + ADMIN_TOKEN)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Ends the process at once, without any clean-up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks the process to end, as a service manager does, and waits until it has. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
