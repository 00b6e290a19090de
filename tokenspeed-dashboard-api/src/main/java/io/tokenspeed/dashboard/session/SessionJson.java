package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.RawJson;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.activity.Activity;
import io.tokenspeed.model.activity.AgentRun;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionNames;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.session.SessionStatus;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes sessions: the keys that lists of sessions always had, then who they belong to and what they cost. */
final class SessionJson {
    private SessionJson() {}

    /** Returns a row of a list. */
    static Row row(SessionActivity session) {
        Row row = head(session).with("agents", session.agents()).with(sums(session.activity()));
        return session.tree() == null ? row : row.with("treeTotals", ApiTotals.of(session.tree()));
    }

    /** Returns a row without values, which names the columns. */
    static Row blank(boolean withTree) {
        SessionNames names = new SessionNames("", null, "", "", "", null);
        return row(new SessionActivity(names, 0, 0, Activity.NONE, 0, withTree ? UsageTotals.ZERO : null));
    }

    private static Row head(SessionActivity session) {
        SessionNames names = session.names();
        SessionDetail detail = names.detail();
        return new Row()
                .with("id", names.id())
                .with("projectID", names.project())
                .with("startedAt", session.startedAt())
                .with("lastActivity", session.lastActivity())
                .with("requestCount", session.activity().totals().requests())
                .with("tool", names.tool())
                .with("totals", ApiTotals.of(session.activity().totals()))
                .with("parentID", detail == null ? null : detail.parentId())
                .with("rootID", names.rootId())
                .with("userID", names.userId())
                .with("status", detail == null ? null : word(detail.course().status()))
                .with("endedAt", detail == null ? null : detail.course().endedAtMillis());
    }

    private static @Nullable String word(@Nullable SessionStatus status) {
        return status == null ? null : status.name().toLowerCase(Locale.ROOT);
    }

    private static Row sums(Activity activity) {
        return new Row().with("interactions", ActivityJson.kinds(activity)).with("cost", CostJson.of(activity.cost()));
    }

    /** Returns one session with what it consists of. */
    static Row view(SessionView view) {
        SessionActivity session = view.session();
        SessionDetail detail = session.names().detail();
        UsageTotals tree = session.tree();
        return head(session)
                .with(sums(session.activity()))
                .with("treeTotals", tree == null ? null : ApiTotals.of(tree))
                .with("children", view.children().stream().map(SessionJson::row).toList())
                .with("agents", view.agents().stream().map(SessionJson::agent).toList())
                .with("models", view.models().stream().map(SessionJson::model).toList())
                .with("metadata", detail == null ? null : RawJson.of(detail.metadata()));
    }

    private static Row agent(AgentRun run) {
        return new Row()
                .with("agentRun", run.id())
                .with("requests", run.totals().requests())
                .with("totals", ApiTotals.of(run.totals()));
    }

    private static Row model(UsageRow row) {
        return new Row()
                .with("modelID", row.keys().get(1))
                .with("providerID", row.keys().get(0))
                .with("totals", ApiTotals.of(row.totals()));
    }
}
