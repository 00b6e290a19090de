package io.tokenspeed.gateway.route;

import io.tokenspeed.gateway.dialect.RefusalCode;
import io.tokenspeed.gateway.dialect.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request. Safe for use by many threads. */
public final class Router {
    private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");
    private static final Pattern FORCED = Pattern.compile("/up/([a-z0-9][a-z0-9-]{0,31})(/.*)");
    /** Nothing that another server could read as another path. */
    private static final Pattern PLAIN = Pattern.compile("/|(/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)+");

    private static final Pattern DISGUISED = Pattern.compile("%2[fe]|%5c|%0|/\\.{1,2}(/|$)|%25");

    private final List<Candidate> candidates = new ArrayList<>();

    private record Candidate(Surface surface, Pattern pattern) {}

    public Router() {
        for (Surface surface : Surfaces.all()) {
            candidates.add(new Candidate(surface, pattern(surface.template())));
        }
    }

    private static Pattern pattern(String template) {
        StringBuilder regex = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(template);
        int from = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(template.substring(from, parameter.start())))
                    .append("([^/]+)");
            from = parameter.end();
        }
        return Pattern.compile(regex + Pattern.quote(template.substring(from)));
    }

    /**
     * Returns the route of a request.
     *
     * @param uri path and query as they were sent
     * @throws RefusedException if the gateway has no such route, or another method for it, or the path is disguised
     */
    public Route find(String method, String uri) {
        int mark = uri.indexOf('?');
        String path = checked(mark < 0 ? uri : uri.substring(0, mark));
        String query = mark < 0 ? null : withoutKey(uri.substring(mark + 1));
        Matcher forced = FORCED.matcher(path);
        return forced.matches()
                ? find(method, forced.group(2), query, forced.group(1))
                : find(method, path, query, null);
    }

    private static String checked(String path) {
        if (!PLAIN.matcher(path).matches()
                || DISGUISED.matcher(path.toLowerCase(Locale.ROOT)).find()) {
            throw new RefusedException(
                    RefusalCode.INVALID_REQUEST, "The path holds something that no path of the gateway holds.");
        }
        return path;
    }

    private Route find(String method, String path, @Nullable String query, @Nullable String upstream) {
        List<String> methods = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Matcher matcher = candidate.pattern.matcher(path);
            if (matcher.matches()) {
                if (candidate.surface.method().equals(method)) {
                    String parameter = matcher.groupCount() == 0 ? null : matcher.group(1);
                    return new Route(candidate.surface, path, query, upstream, parameter);
                }
                methods.add(candidate.surface.method());
            }
        }
        throw methods.isEmpty()
                ? new RefusedException(
                        RefusalCode.NOT_FOUND, "The gateway has no such path; it passes on the APIs of models only.")
                : new RefusedException(
                        RefusalCode.METHOD_NOT_ALLOWED,
                        "This path has other methods: " + String.join(", ", methods) + ".");
    }

    /** The key of the query is a credential, which goes its own way. */
    private static @Nullable String withoutKey(String query) {
        List<String> kept = new ArrayList<>();
        for (String part : query.split("&", -1)) {
            if (!part.startsWith("key=")) {
                kept.add(part);
            }
        }
        return kept.isEmpty() ? null : String.join("&", kept);
    }
}
