package io.tokenspeed.dashboard.resource;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.RowTable;
import io.tokenspeed.dashboard.predecessor.PredecessorKeys;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.Project;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Projects with their usage. Requests without a project are in no row, but in the sums of {@code /stats}. */
@Path("/projects")
public final class ProjectsResource {
    private static final List<Dimension> BY = List.of(Dimension.PROJECT);

    private final Questions questions;

    public ProjectsResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new Questions(reader, facts);
    }

    private record Sums(Project project, UsageTotals totals, PredecessorSums compatible) {
        Row row() {
            return new Row()
                    .with("projectID", project.id())
                    .with("name", project.name())
                    .with("rootPath", project.rootPath())
                    .with(PredecessorKeys.project(totals, compatible))
                    .with("totals", ApiTotals.of(totals));
        }
    }

    /** Projects, last active first. */
    @GET
    public Response projects(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.PROJECTS, uri);
        List<Row> rows = sums(questions.reader(query), query.filter()).stream()
                .sorted(comparing((Sums sums) -> sums.totals().lastAtMillis(), nullsLast(reverseOrder())))
                .limit(query.limit())
                .map(Sums::row)
                .toList();
        Row blank = new Sums(new Project("", "", ""), Blank.TOTALS, Blank.COMPATIBLE).row();
        return Answers.table(new RowTable(blank, rows), query, headers, request);
    }

    private static List<Sums> sums(DashboardReader reader, UsageFilter filter) {
        Map<List<String>, UsageTotals> totals = new HashMap<>();
        reader.usage().breakdown(filter, BY).forEach(row -> totals.put(row.keys(), row.totals()));
        Map<List<String>, PredecessorSums> compatible = PredecessorKeys.groups(reader.predecessor(), filter, BY);
        return known(reader, filter, totals).stream()
                .map(project -> new Sums(
                        project,
                        totals.getOrDefault(List.of(project.id()), UsageTotals.ZERO),
                        compatible.getOrDefault(List.of(project.id()), PredecessorSums.ZERO)))
                .toList();
    }

    /** Returns all projects where nothing is filtered, else the projects that have matching requests. */
    private static List<Project> known(
            DashboardReader reader, UsageFilter filter, Map<List<String>, UsageTotals> totals) {
        Map<String, Project> projects = new TreeMap<>();
        reader.projects().all().forEach(project -> projects.put(project.id(), project));
        totals.keySet().forEach(key -> projects.computeIfAbsent(key.get(0), ProjectsResource::unlisted));
        projects.remove(UsageRow.UNKNOWN);
        boolean filtered = !filter.equals(UsageFilter.all(filter.zone()).costing(filter.costMode()));
        return projects.values().stream()
                .filter(project -> !filtered || totals.containsKey(List.of(project.id())))
                .toList();
    }

    private static Project unlisted(String root) {
        String path = root.replace('\\', '/');
        return new Project(root, path.substring(path.lastIndexOf('/') + 1), root);
    }
}
