package io.tokenspeed.server.site;

import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the files below {@code /web/} on the class path. Looks up only paths of letters, digits and {@code - . _ /}.
 */
public final class SiteServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/web";
    private static final String SAFE = "(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain;charset=utf-8");

    private final transient Map<String, Optional<SiteFile>> files = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        Optional<SiteFile> file = find(path.endsWith("/") ? path + "index.html" : path);
        if (file.isEmpty()) {
            Problem.of(404, "Not found", "There is no page here; the website is at /.")
                    .sendTo(response);
            return;
        }
        send(file.get(), request, response);
    }

    private static void send(SiteFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("ETag", file.tag());
        response.setHeader("Cache-Control", "no-cache");
        response.addHeader("Vary", "Accept-Encoding");
        if (file.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        byte[] compressed = acceptsGzip(request) ? file.compressed() : null;
        if (compressed != null) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] body = compressed == null ? file.content() : compressed;
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null
                && Arrays.stream(accepted.split(",", -1))
                        .map(String::strip)
                        .anyMatch(
                                coding -> coding.equals("gzip") || coding.matches("gzip\\s*;\\s*q=(1|0\\.0*[1-9]).*"));
    }

    /** Does not remember missing files, so that requests for many of them cost no memory. */
    private Optional<SiteFile> find(String path) throws IOException {
        Optional<SiteFile> known = files.get(path);
        if (known != null) {
            return known;
        }
        Optional<SiteFile> read = read(path);
        if (read.isPresent()) {
            files.put(path, read);
        }
        return read;
    }

    private static Optional<SiteFile> read(String path) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !path.matches(SAFE)) {
            return Optional.empty();
        }
        try (InputStream content = SiteServlet.class.getResourceAsStream(FOLDER + path)) {
            if (content == null) {
                return Optional.empty();
            }
            return Optional.of(SiteFile.of(content.readAllBytes(), type));
        }
    }
}
