package io.tokenspeed.gateway.config;

import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.server.settings.ConfigException;
import io.tokenspeed.server.settings.IpAddress;
import io.tokenspeed.server.settings.Values;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the upstreams of the settings. */
final class Upstreams {
    private static final String GROUP = "upstreams";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private final Values values;
    private final Environment environment;

    Upstreams(Values values, Environment environment) {
        this.values = values;
        this.environment = environment;
    }

    /** Returns the upstreams of the file; empty where it names none. */
    List<Upstream> configured() {
        List<Upstream> upstreams = new ArrayList<>();
        for (String name : values.below(GROUP)) {
            if (!NAME.matcher(name).matches()) {
                throw new ConfigException("upstreams holds \"" + name
                        + "\", but a name is 1 to 32 lower-case letters, digits and hyphens.");
            }
            upstreams.add(upstream(name, GROUP + "." + name));
        }
        return upstreams;
    }

    /** Returns the public APIs and a local Ollama, whose clients bring their own credentials. */
    static List<Upstream> usual() {
        return List.of(
                usual("anthropic", ApiDialect.ANTHROPIC, "https://api.anthropic.com", new Credential.Client()),
                usual("openai", ApiDialect.OPENAI, "https://api.openai.com/v1", new Credential.Client()),
                usual(
                        "gemini",
                        ApiDialect.GEMINI,
                        "https://generativelanguage.googleapis.com",
                        new Credential.Client()),
                usual("ollama", ApiDialect.OLLAMA, "http://127.0.0.1:11434", new Credential.None()));
    }

    private static Upstream usual(String name, ApiDialect dialect, String url, Credential credential) {
        String provider = name.equals("gemini") ? "google" : name;
        return new Upstream(
                name, dialect, URI.create(url), credential, provider, UpstreamPatience.USUAL, Upstream.Options.NONE);
    }

    private Upstream upstream(String name, String path) {
        Upstream.Options options = new Upstream.Options(
                values.flag(path + ".http2"),
                values.choice(path + ".usage", "ask", "never").equals("ask"),
                values.flag(path + ".tokenspeed"));
        return new Upstream(
                name,
                dialect(path),
                url(path + ".url", values.flag(path + ".plain")),
                Credential.of(path + ".credential", required(path + ".credential"), environment),
                values.text(path + ".provider").orElse(name),
                UpstreamPatience.of(values, path),
                options);
    }

    private ApiDialect dialect(String path) {
        String text = required(path + ".dialect");
        return ApiDialect.ofProvider(text)
                .orElseThrow(() -> new ConfigException(
                        path + ".dialect is \"" + text + "\", but must be one of: openai, anthropic, ollama, gemini."));
    }

    private URI url(String name, boolean plain) {
        String text = required(name);
        try {
            URI url = new URI(text);
            boolean complete = url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            boolean secure = "https".equals(url.getScheme());
            if (complete && (secure || ("http".equals(url.getScheme()) && (plain || isThisMachine(url.getHost()))))) {
                return URI.create(text.replaceFirst("/+$", ""));
            }
        } catch (URISyntaxException malformed) {
            throw wrongUrl(name, text);
        }
        throw wrongUrl(name, text);
    }

    private static ConfigException wrongUrl(String name, String text) {
        return new ConfigException(name + " is \"" + text + "\", but must be an https address without user, query and"
                + " fragment; http is for this machine, or with plain: true.");
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || IpAddress.of(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private String required(String name) {
        return values.text(name).orElseThrow(() -> new ConfigException(name + " is missing."));
    }
}
