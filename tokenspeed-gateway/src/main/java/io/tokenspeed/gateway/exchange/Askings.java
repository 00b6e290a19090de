package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.config.ModelRoutes;
import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.gateway.dialect.RefusalCode;
import io.tokenspeed.gateway.dialect.RefusedException;
import io.tokenspeed.gateway.record.Clients;
import io.tokenspeed.gateway.record.Outcome.Asked;
import io.tokenspeed.gateway.route.Route;
import io.tokenspeed.gateway.route.Surface.Use;
import io.tokenspeed.gateway.wire.BodyScan;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes requests of clients ready to be passed on. */
final class Askings {
    private Askings() {}

    /**
     * Reads a request and chooses who may answer it.
     *
     * @throws RefusedException if its body cannot be read or nobody answers for its model
     */
    static Asking of(Shared shared, HttpServerRequest request, Route route, Buffer body, String id) {
        String encoding = Objects.requireNonNullElse(request.getHeader("content-encoding"), "");
        byte[] plain = body.length() == 0 ? new byte[0] : RequestBody.plain(body, encoding);
        boolean metered = route.surface().use() == Use.METERED;
        BodyScan scan = metered || plain.length > 0 ? BodyScan.of(plain) : BodyScan.NOTHING;
        String model = scan.model() == null ? route.parameter() : scan.model();
        Asked asked =
                new Asked(id, Clients.of(request.headers(), scan), model, operation(route.path()), scan.textBytes());
        boolean changeable = encoding.isEmpty() || encoding.equalsIgnoreCase("identity");
        Asking.Content content = new Asking.Content(
                changeable, scan, asked, upstreams(shared.settings().routes(), request, route, model));
        return new Asking(route, request.method(), request.headers(), credential(request.query()), body, content);
    }

    private static String operation(String path) {
        return path.contains("embed") ? "embeddings" : path.equals("/v1/completions") ? "text_completion" : "chat";
    }

    /** Gemini's clients may show their key in the query. */
    private static @Nullable String credential(@Nullable String query) {
        if (query != null) {
            for (String part : query.split("&", -1)) {
                if (part.startsWith("key=")) {
                    return part;
                }
            }
        }
        return null;
    }

    private static List<Upstream> upstreams(
            ModelRoutes routes, HttpServerRequest request, Route route, @Nullable String model) {
        ApiDialect dialect = dialect(request, route);
        if (route.upstream() != null) {
            return List.of(forced(routes, route.upstream(), dialect));
        }
        List<Upstream> some = model == null || route.surface().use() == Use.MODELS
                ? routes.upstreams().stream()
                        .filter(upstream -> upstream.dialect() == dialect)
                        .limit(1)
                        .toList()
                : routes.of(dialect, model);
        if (some.isEmpty()) {
            throw new RefusedException(
                    RefusalCode.MODEL_NOT_FOUND, "No upstream of this gateway answers for this model on this path.");
        }
        return some;
    }

    /** Both families of clients ask the same path for the models. */
    private static ApiDialect dialect(HttpServerRequest request, Route route) {
        boolean models = route.surface().use() == Use.MODELS;
        return models && request.headers().contains("anthropic-version")
                ? ApiDialect.ANTHROPIC
                : route.surface().dialect();
    }

    private static Upstream forced(ModelRoutes routes, String name, ApiDialect dialect) {
        return routes.named(name)
                .filter(upstream -> upstream.dialect() == dialect)
                .orElseThrow(() -> new RefusedException(
                        RefusalCode.NOT_FOUND, "The gateway has no upstream of this name that speaks this path."));
    }
}
