package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.activity.Activity;
import io.tokenspeed.model.activity.DayActivity;
import io.tokenspeed.model.activity.SystemActivity;
import io.tokenspeed.model.activity.UserActivity;
import io.tokenspeed.model.telemetry.TelemetryCounts;
import java.time.LocalDate;

/** Writes sums of what happened. */
final class ActivityJson {
    private ActivityJson() {}

    /** Returns how many interactions there are of each kind. */
    static Row kinds(Activity activity) {
        return new Row()
                .with("chat", activity.totals().attempts())
                .with("db", activity.tracked().db())
                .with("api", activity.tracked().api())
                .with("costEvent", activity.tracked().costEvents());
    }

    static Row day(DayActivity day) {
        return new Row()
                .with("date", day.date().toString())
                .with("sessions", day.sessions())
                .with("interactions", day.activity().interactions())
                .with("byKind", kinds(day.activity()))
                .with("failed", day.activity().failed())
                .with("cost", CostJson.of(day.activity().cost()));
    }

    static Row blankDay() {
        return day(new DayActivity(LocalDate.EPOCH, 0, Activity.NONE));
    }

    static Row user(UserActivity user) {
        return new Row()
                .with("userID", user.userId())
                .with("sessions", user.sessions())
                .with("interactions", user.activity().interactions())
                .with("firstActivity", user.firstAt())
                .with("lastActivity", user.lastAt())
                .with("totals", ApiTotals.of(user.activity().totals()))
                .with("cost", CostJson.of(user.activity().cost()));
    }

    static Row blankUser() {
        return user(new UserActivity("", 0, null, null, Activity.NONE));
    }

    static Row system(SystemActivity system) {
        Activity activity = system.activity();
        TelemetryCounts telemetry = system.telemetry();
        return new Row()
                .with("sessions", system.sessions())
                .with("interactions", activity.interactions())
                .with("users", system.users())
                .with(
                        "database",
                        new Row()
                                .with("bytes", system.bytes())
                                .with("hotRequests", system.hotRequests())
                                .with("coldRequests", system.coldRequests()))
                .with(
                        "telemetry",
                        new Row()
                                .with("lent", telemetry.paired())
                                .with("unlogged", telemetry.unlogged())
                                .with("unloggedCost", telemetry.unloggedNano() / 1e9))
                .with("totals", ApiTotals.of(activity.totals()))
                .with("cost", CostJson.of(activity.cost()));
    }
}
