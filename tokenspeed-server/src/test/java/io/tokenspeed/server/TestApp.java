package io.tokenspeed.server;

import io.tokenspeed.server.access.AccessAdvice;
import io.tokenspeed.server.access.AccessFilter;
import io.tokenspeed.server.access.AccessPolicy;
import io.tokenspeed.server.access.AccessToken;
import io.tokenspeed.server.access.OwnNames;
import io.tokenspeed.server.access.TokenFilter;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.server.problem.ProblemMapper;
import io.tokenspeed.server.session.SessionServlet;
import io.tokenspeed.server.session.Sessions;
import io.tokenspeed.server.site.SiteServlet;
import io.tokenspeed.testkit.fixture.TestClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small program of everything that this module has: resources, a session and a site of one page. */
public final class TestApp implements AutoCloseable {
    /** The origin whose pages may read. */
    public static final String FRIEND = "http://localhost:5173";

    /** The token for changes. */
    public static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final HttpServer server;

    private TestApp(HttpServer server) {
        this.server = server;
    }

    /** An answer and failures. */
    @Path("/")
    public static final class Words {
        /** An answer. */
        @GET
        @Path("word")
        public byte[] word() {
            return new byte[] {'w'};
        }

        /** No answer, because of the client or of the server. */
        @GET
        @Path("failure")
        public byte[] failure(@QueryParam("of") @Nullable String of) {
            if ("client".equals(of)) {
                throw new BadQueryException("Parameter \"x\" is wrong.", "x", List.of("a", "b"));
            }
            if ("server".equals(of)) {
                throw new IllegalStateException("a defect");
            }
            return new byte[0];
        }
    }

    /** Starts it on a free port. */
    public static TestApp start() throws IOException {
        AccessPolicy policy = new AccessPolicy(
                new OwnNames(Set.of("hub.example")),
                Set.of(FRIEND),
                AccessToken.of(TOKEN).orElseThrow(),
                false,
                new AccessAdvice("use another name", "use another page", "the test holds"));
        Sessions sessions = new Sessions(Clock.systemUTC());
        HttpServer server = HttpServer.builder("test")
                .filter("access", new AccessFilter(policy), "/*")
                .filter("token", new TokenFilter(policy, sessions), "/api/*")
                .resources("api", "/api/*", List.of(new Words(), new ProblemMapper("There is nothing at this path.")))
                .servlet("session", new SessionServlet(policy.token()::matches, sessions), "/v1/session")
                .servlet("site", new SiteServlet(), "/*")
                .build();
        server.start();
        return new TestApp(server);
    }

    /** The port that it listens at. */
    public int port() {
        return server.port();
    }

    /** Asks it. */
    public TestClient client() {
        return new TestClient(port());
    }

    @Override
    public void close() {
        server.close();
    }
}
