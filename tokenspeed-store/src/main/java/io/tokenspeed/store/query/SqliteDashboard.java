package io.tokenspeed.store.query;

import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.ProjectList;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.SessionHistory;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.usage.PromptSizeReader;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.store.activity.SqliteActivity;
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.hours.QuarterHours;
import io.tokenspeed.store.sqlite.Connections;

/** The queries of a dashboard, with the hour sums kept in memory. */
public final class SqliteDashboard implements DashboardReader {
    private final ResidentUsage usage;
    private final SqliteHistory requests;
    private final SqliteSessions sessions;
    private final SqliteActivity activity;
    private final SqlitePromptSizes promptSizes;
    private final SqliteProjects projects;
    private final SqliteArrivals arrivals;

    public SqliteDashboard(Connections connections) {
        HourCube cube = new HourCube(connections);
        usage = new ResidentUsage(cube, new SqliteUsage(connections), new QuarterHours(connections));
        requests = new SqliteHistory(connections, cube, usage);
        sessions = new SqliteSessions(connections, cube);
        activity = new SqliteActivity(connections, cube);
        promptSizes = new SqlitePromptSizes(connections, cube);
        projects = new SqliteProjects(connections);
        arrivals = new SqliteArrivals(connections);
    }

    @Override
    public UsageReader usage() {
        return usage;
    }

    @Override
    public PredecessorUsageReader predecessor() {
        return usage.predecessor();
    }

    @Override
    public RequestHistory requests() {
        return requests;
    }

    @Override
    public SessionHistory sessions() {
        return sessions;
    }

    @Override
    public ActivityReader activity() {
        return activity;
    }

    @Override
    public PromptSizeReader promptSizes() {
        return promptSizes;
    }

    @Override
    public ProjectList projects() {
        return projects;
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }
}
