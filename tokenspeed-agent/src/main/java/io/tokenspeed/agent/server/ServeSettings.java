package io.tokenspeed.agent.server;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.otlp.OtlpSetting;
import io.tokenspeed.model.environment.Environment;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a server listens and who may use it.
 *
 * @param address the address to listen at
 * @param port the port to try first; 0 for any
 * @param thatPortOnly whether to fail where the port is taken, and not to try others
 * @param hosts names, besides those of this machine, that requests may be addressed to
 * @param origins the origins of other websites whose pages may read the API
 */
public record ServeSettings(String address, int port, boolean thatPortOnly, Set<String> hosts, Set<String> origins) {
    /** The variable with the port. */
    public static final String PORT = "TS_BG_PORT";

    /** The variable with the address to listen at. */
    public static final String ADDRESS = "TS_BG_HOST";

    /** The variable with more names of this server, comma-separated. */
    public static final String HOSTS = "TS_ALLOWED_HOSTS";

    /** The variable with the origins of other websites that may read, comma-separated. */
    public static final String ORIGINS = "TS_CORS_ORIGINS";

    /** The port that is tried first by default. */
    public static final int DEFAULT_PORT = 3456;

    private static final String THIS_MACHINE = "127.0.0.1";
    private static final int MAX_PORT = 65_535;

    public ServeSettings {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }

    /**
     * The settings from an environment.
     *
     * @throws UsageException if a value is wrong
     */
    public static ServeSettings of(Environment environment) {
        String address = environment.variable(ADDRESS).orElse(THIS_MACHINE).strip();
        Set<String> hosts = new LinkedHashSet<>();
        list(environment, HOSTS).map(host -> host.toLowerCase(Locale.ROOT)).forEach(hosts::add);
        Set<String> origins = new LinkedHashSet<>();
        list(environment, ORIGINS).map(ServeSettings::origin).forEach(origins::add);
        int port = environment.variable(PORT).map(text -> port(PORT, text)).orElse(DEFAULT_PORT);
        boolean exact = OtlpSetting.isOn(OtlpSetting.RECEIVE, environment);
        ServeSettings settings = new ServeSettings(address, port, exact, hosts, origins);
        return settings.isLocal() ? settings : settings.beyondThisMachine(environment);
    }

    private ServeSettings beyondThisMachine(Environment environment) {
        if (environment.variable(LocalToken.VARIABLE).isEmpty()) {
            throw new UsageException(ADDRESS + " is " + address + ", which other machines reach; set "
                    + LocalToken.VARIABLE + " to a secret that every client must send, or leave " + ADDRESS
                    + " out to serve this machine only.");
        }
        Set<String> names = new LinkedHashSet<>(hosts);
        names.add(inUrl());
        return new ServeSettings(address, port, thatPortOnly, names, origins);
    }

    /** These settings with another port. */
    public ServeSettings onPort(int other) {
        return new ServeSettings(address, other, thatPortOnly, hosts, origins);
    }

    /** These settings with exactly the given port. */
    public ServeSettings onlyOnPort(int wanted) {
        return new ServeSettings(address, wanted, true, hosts, origins);
    }

    /**
     * Reads a port.
     *
     * @throws UsageException if the text is not a port
     */
    public static int port(String name, String text) {
        if (text.strip().matches("\\d{1,5}") && Integer.parseInt(text.strip()) <= MAX_PORT) {
            return Integer.parseInt(text.strip());
        }
        throw new UsageException(name + " is \"" + text + "\", but must be a port from 0 to 65535.");
    }

    /** The host in the server's URL: {@code localhost} where the server listens on loopback or on all addresses. */
    String name() {
        return isLocal() || resolved().isAnyLocalAddress() ? "localhost" : inUrl();
    }

    private String inUrl() {
        return address.contains(":") ? "[" + address + "]" : address.toLowerCase(Locale.ROOT);
    }

    /** Whether only this machine reaches the address. */
    boolean isLocal() {
        return resolved().isLoopbackAddress();
    }

    /** Whether the server listens at 127.0.0.1, where the start script asks. */
    boolean isAtUsualAddress() {
        return resolved().getHostAddress().equals(THIS_MACHINE);
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException unknown) {
            throw new UsageException(ADDRESS + " is \"" + address + "\", which is no address of this machine.");
        }
    }

    private static String origin(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawUserInfo() == null) {
                return text;
            }
        } catch (URISyntaxException notOne) {
            throw wrongOrigin(text);
        }
        throw wrongOrigin(text);
    }

    private static UsageException wrongOrigin(String text) {
        return new UsageException(ORIGINS + " holds \"" + text
                + "\", but must hold origins like http://localhost:5173, with commas between.");
    }

    private static Stream<String> list(Environment environment, String name) {
        return environment.variable(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
