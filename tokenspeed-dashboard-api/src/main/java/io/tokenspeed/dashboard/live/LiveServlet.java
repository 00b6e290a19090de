package io.tokenspeed.dashboard.live;

import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Connects readers to the feed. No thread blocks for a reader. */
public final class LiveServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_READERS = 500;

    private final transient LiveFeed feed;

    public LiveServlet(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        if (problem != null) {
            problem.sendTo(response);
            return;
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        String last = request.getHeader("Last-Event-ID");
        AsyncContext connection = request.startAsync();
        connection.setTimeout(0);
        ServletOutputStream out = response.getOutputStream();
        LiveReader reader = new LiveReader(feed, connection, out, feed.resume(last), last != null);
        feed.add(reader);
        out.setWriteListener(reader);
    }

    /** Sends no length, because a feed has no end. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=utf-8");
    }

    private @Nullable Problem problem(HttpServletRequest request) {
        Map<String, List<String>> parameters = new TreeMap<>();
        request.getParameterMap().forEach((key, values) -> parameters.put(key, Arrays.asList(values)));
        try {
            Query.of(Endpoint.LIVE, parameters, ZoneOffset.UTC);
        } catch (BadQueryException wrong) {
            return wrong.problem();
        }
        return feed.readers() < MAX_READERS
                ? null
                : Problem.of(503, "Too many readers", "This server has " + MAX_READERS + " live readers; try later.");
    }
}
