package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.block.BlockFields;
import io.tokenspeed.model.block.Blocks;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.limit.LimitFields;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.usage.UsageFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Session blocks and the limits that tools reported. */
@Path("/")
public final class BlocksResource {
    /** The tool whose subscription counts in blocks. */
    private static final String USUAL = "claude";

    private final Questions questions;
    private final LimitTable limits;
    private final Clock clock;

    public BlocksResource(DashboardReader reader, ServerFacts facts, LimitTable limits, Clock clock) {
        this.questions = new Questions(reader, facts);
        this.limits = limits;
        this.clock = clock;
    }

    /** Blocks of five hours that begin in the range asked for, and the gaps between them, by their start. */
    @GET
    @Path("blocks")
    public Response blocks(@Context UriInfo uri, @Context Request request) {
        Query query = questions.query(Endpoint.BLOCKS, uri);
        UsageFilter asked = query.filter();
        String tool = Objects.requireNonNullElse(UsageFilter.only(asked.tools()), USUAL);
        Instant now = clock.instant();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (UsageBlock block : Blocks.read(questions.reader(query).usage(), asked.withTool(tool), Blocks.HOURS)) {
            if (asked.range().contains(block.start().toEpochMilli())) {
                rows.add(row(block, tool, now));
            }
        }
        return answer(Map.of("blocks", rows), request);
    }

    private Map<String, @Nullable Object> row(UsageBlock block, String tool, Instant now) {
        Map<String, @Nullable Object> fields = BlockFields.of(block, now, null);
        fields.put("reportedLimits", block.isActive(now) ? reported(tool, now) : List.of());
        return fields;
    }

    /** What the tools reported last about their limits. */
    @GET
    @Path("limits")
    public Response limits(@Context UriInfo uri, @Context Request request) {
        questions.query(Endpoint.LIMITS, uri);
        return answer(reported(null, clock.instant()), request);
    }

    private List<Map<String, @Nullable Object>> reported(@Nullable String tool, Instant now) {
        List<Map<String, @Nullable Object>> reports = new ArrayList<>();
        for (LimitReport report : limits.list()) {
            if (tool == null || tool.equals(report.tool())) {
                reports.add(LimitFields.of(report, now));
            }
        }
        return reports;
    }

    private static Response answer(Object value, Request request) {
        return Answers.tagged(Answers.json(value), MediaType.APPLICATION_JSON, request);
    }
}
