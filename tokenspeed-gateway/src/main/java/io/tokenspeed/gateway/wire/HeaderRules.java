package io.tokenspeed.gateway.wire;

import io.tokenspeed.gateway.config.Credential;
import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.gateway.dialect.ApiDialect;
import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which headers are passed on. All are but those of the connection, of the way so far and of other origins; unknown ones
 * above all, because providers and their clients agree on new ones without asking.
 */
public final class HeaderRules {
    private static final Set<String> HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> CREDENTIALS = Set.of("authorization", "x-api-key", "api-key", "x-goog-api-key");
    private static final Set<String> WAY =
            Set.of("host", "content-length", "cookie", "forwarded", "x-real-ip", "expect");
    private static final Set<String> OF_ORIGIN =
            Set.of("set-cookie", "alt-svc", "strict-transport-security", "nel", "report-to");

    private HeaderRules() {}

    /**
     * Copies the headers of a client that an upstream gets.
     *
     * @param metered whether the answer is to be read, so that it may not be compressed
     */
    public static void toUpstream(MultiMap from, MultiMap to, Upstream upstream, boolean metered) {
        Set<String> named = named(from);
        boolean client = upstream.credential() instanceof Credential.Client;
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean dropped = HOP.contains(name)
                    || named.contains(name)
                    || WAY.contains(name)
                    || name.startsWith("x-forwarded-")
                    || name.startsWith("x-tokenspeed-")
                    || (CREDENTIALS.contains(name) && !client)
                    || (metered && name.equals("accept-encoding"));
            if (!dropped) {
                to.add(header.getKey(), header.getValue());
            }
        }
        if (metered) {
            to.set("Accept-Encoding", "identity");
        }
        if (upstream.credential() instanceof Credential.Secret secret) {
            credential(to, upstream.dialect(), secret.value());
        }
    }

    private static void credential(MultiMap to, ApiDialect dialect, String value) {
        switch (dialect) {
            case ANTHROPIC -> to.set("x-api-key", value);
            case GEMINI -> to.set("x-goog-api-key", value);
            case OPENAI, OLLAMA, OWN -> to.set("Authorization", "Bearer " + value);
        }
    }

    /** Copies the headers of an answer that the client gets. */
    public static void toClient(MultiMap from, MultiMap to) {
        Set<String> named = named(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP.contains(name)
                    && !named.contains(name)
                    && !OF_ORIGIN.contains(name)
                    && !name.startsWith("access-control-")
                    && !name.startsWith("x-tokenspeed-")) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** Returns the headers that {@code Connection} names as its own. */
    private static Set<String> named(MultiMap headers) {
        Set<String> named = new HashSet<>();
        for (String value : headers.getAll("connection")) {
            for (String name : value.split(",", -1)) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }
}
