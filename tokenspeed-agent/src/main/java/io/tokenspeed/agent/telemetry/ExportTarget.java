package io.tokenspeed.agent.telemetry;

import io.tokenspeed.agent.option.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of one signal are sent.
 *
 * @param endpoint the whole address
 * @param headers headers of each request, such as a token
 * @param timeout the time that one request may take
 * @param gzip whether bodies are compressed
 * @param certificates the files with keys, all of them PEM
 */
record ExportTarget(
        URI endpoint, Map<String, String> headers, Duration timeout, boolean gzip, Certificates certificates) {
    private static final String DEFAULT_ENDPOINT = "http://localhost:4318";
    private static final long DEFAULT_TIMEOUT_MILLIS = 10_000;

    ExportTarget {
        headers = Map.copyOf(headers);
    }

    /** A description without headers, which hold secrets. */
    @Override
    public String toString() {
        return "ExportTarget[" + endpoint.getHost() + "]";
    }

    /**
     * The keys of a connection.
     *
     * @param trusted whom to trust instead of the system's authorities
     * @param clientKey our private key
     * @param client our certificate
     */
    record Certificates(
            @Nullable Path trusted,
            @Nullable Path clientKey,
            @Nullable Path client) {
        private static final Certificates NONE = new Certificates(null, null, null);
    }

    /**
     * Reads the variables of a signal.
     *
     * @param path what is added to the address of all signals
     * @throws UsageException if a value is wrong
     */
    static ExportTarget of(OtlpVariables variables, String path) {
        variables
                .either("PROTOCOL")
                .filter(set -> !set.value().equals("http/protobuf"))
                .ifPresent(set -> {
                    throw set.mustBe("http/protobuf, which is what TokenSpeed sends");
                });
        return new ExportTarget(
                endpoint(variables, path),
                variables
                        .either("HEADERS")
                        .map(set -> OtlpVariables.pairs(set.name(), set.value()))
                        .orElseGet(OtlpVariables::noPairs),
                Duration.ofMillis(
                        variables.either("TIMEOUT").map(OtlpVariables::millis).orElse(DEFAULT_TIMEOUT_MILLIS)),
                variables.either("COMPRESSION").map(ExportTarget::isGzip).orElse(false),
                certificates(variables));
    }

    private static boolean isGzip(OtlpVariables.Setting set) {
        return switch (set.value()) {
            case "gzip" -> true;
            case "none" -> false;
            default -> throw set.mustBe("gzip or none");
        };
    }

    private static URI endpoint(OtlpVariables variables, String path) {
        OtlpVariables.Setting own = variables.own("ENDPOINT").orElse(null);
        if (own != null) {
            return web(own);
        }
        OtlpVariables.Setting shared = variables
                .shared("ENDPOINT")
                .orElse(new OtlpVariables.Setting("OTEL_EXPORTER_OTLP_ENDPOINT", DEFAULT_ENDPOINT));
        String base = web(shared).toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + path);
    }

    private static URI web(OtlpVariables.Setting set) {
        try {
            URI uri = new URI(set.value());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException notOne) {
            throw noAddress(set);
        }
        throw noAddress(set);
    }

    /** Without the value, because an address may hold a password. */
    private static UsageException noAddress(OtlpVariables.Setting set) {
        return new UsageException(set.name() + " must be an address like http://localhost:4318.");
    }

    private static Certificates certificates(OtlpVariables variables) {
        Certificates files = new Certificates(
                file(variables, "CERTIFICATE"), file(variables, "CLIENT_KEY"), file(variables, "CLIENT_CERTIFICATE"));
        if ((files.clientKey() == null) != (files.client() == null)) {
            throw new UsageException("OTEL_EXPORTER_OTLP_CLIENT_KEY and OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"
                    + " must both be set, or neither.");
        }
        return files.equals(Certificates.NONE) ? Certificates.NONE : files;
    }

    private static @Nullable Path file(OtlpVariables variables, String name) {
        OtlpVariables.Setting set = variables.either(name).orElse(null);
        if (set == null) {
            return null;
        }
        try {
            Path path = Path.of(set.value());
            if (Files.isReadable(path)) {
                return path;
            }
        } catch (InvalidPathException notOne) {
            throw set.mustBe("a file that can be read");
        }
        throw set.mustBe("a file that can be read");
    }

    /**
     * Refuses to send to this server itself, which would count each request again.
     *
     * @param ownPort the port that this server listens at
     * @throws UsageException if the endpoint is this server
     */
    void refuseOwn(int ownPort) {
        int port = endpoint.getPort() >= 0
                ? endpoint.getPort()
                : endpoint.getScheme().equals("https") ? 443 : 80;
        if (port == ownPort && isThisMachine(endpoint.getHost())) {
            throw new UsageException("The telemetry would be sent to port " + ownPort + " of this machine, which is"
                    + " TokenSpeed itself; set OTEL_EXPORTER_OTLP_ENDPOINT to another receiver, or "
                    + ExportSettings.EXPORT + "=0.");
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException unknown) {
            return false;
        }
    }

    /** Reads a file with keys. */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UsageException("Cannot read " + file + "; check its rights.");
        }
    }
}
