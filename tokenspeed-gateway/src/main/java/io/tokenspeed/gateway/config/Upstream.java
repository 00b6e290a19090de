package io.tokenspeed.gateway.config;

import io.tokenspeed.gateway.dialect.ApiDialect;
import java.net.URI;

/**
 * A server that answers requests of one dialect.
 *
 * @param name its name in settings, paths, logs and metrics
 * @param dialect what it speaks
 * @param url where the dialect's paths begin: with {@code /v1} for OpenAI's, without for the others
 * @param credential what it is shown
 * @param provider the provider of its requests in reports
 * @param patience how long it may take
 * @param options what is special about it
 */
public record Upstream(
        String name,
        ApiDialect dialect,
        URI url,
        Credential credential,
        String provider,
        UpstreamPatience patience,
        Options options) {

    /**
     * What is special about an upstream.
     *
     * @param http2 whether HTTP/2 is offered to it
     * @param asksUsage whether a stream of chat completions is asked to report its usage
     * @param tokenspeed whether it is another gateway of this kind, which then counts the same request under the same key
     */
    public record Options(boolean http2, boolean asksUsage, boolean tokenspeed) {
        /** Nothing is special. */
        public static final Options NONE = new Options(false, true, false);
    }

    public boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    /** Returns the port, the usual one of the scheme where the address names none. */
    public int port() {
        return url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
    }

    /** Returns the value of the header {@code Host}. */
    public String authority() {
        return url.getPort() >= 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
    }
}
