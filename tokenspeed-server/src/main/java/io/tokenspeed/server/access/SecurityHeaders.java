package io.tokenspeed.server.access;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The security headers, with which pages load from their own server only, cannot be shown in frames and cannot make
 * scripts or markup of text. The one policy of trusted types is for the service worker's address.
 */
public final class SecurityHeaders {
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types tokenspeed";

    private SecurityHeaders() {}

    /** Adds the headers to an answer. */
    public static void addTo(HttpServletResponse response) {
        response.setHeader("X-TokenSpeed-Api", AccessFilter.API_VERSION);
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.addHeader("Vary", "Origin");
    }
}
