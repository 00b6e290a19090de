package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.telemetry.LentTimes;
import io.tokenspeed.model.telemetry.TelemetryPairs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows of a session belong together, and what they were before anything was lent. */
final class SessionPairing {
    private final Map<String, StoredRequest> logged;
    private final List<SessionRequests.Told> told;
    private final Map<String, Request> own = new HashMap<>();
    private final Map<String, String> partners;
    private final Map<String, Request> tellers = new HashMap<>();

    SessionPairing(Map<String, StoredRequest> logged, List<SessionRequests.Told> told, LentRows lent)
            throws SQLException {
        this.logged = logged;
        this.told = told;
        List<StoredRequest> logs = new ArrayList<>();
        for (StoredRequest row : logged.values()) {
            Request request = lent.own(row);
            own.put(row.id(), request);
            logs.add(new StoredRequest(row.id(), request, row.computed()));
        }
        partners = TelemetryPairs.of(
                logs, told.stream().map(SessionRequests.Told::stored).toList());
        for (SessionRequests.Told row : told) {
            String partner = partners.get(row.stored().id());
            if (partner != null) {
                tellers.put(partner, row.stored().request());
            }
        }
    }

    /** Returns the id of a told row's partner; null where it has none. */
    @Nullable
    String partnerOf(SessionRequests.Told row) {
        return partners.get(row.stored().id());
    }

    /** The told rows in a time span that still count or have another partner now. */
    Collection<SessionRequests.Told> moved(TimeSpan span) {
        return told.stream()
                .filter(row -> isIn(span, row.stored()))
                .filter(row -> !row.superseded() || !Objects.equals(row.linkedTo(), partnerOf(row)))
                .toList();
    }

    /** The transcript's rows in a time span, and those that had or have a partner in it. */
    Collection<StoredRequest> concerned(TimeSpan span) {
        Set<String> ids = new LinkedHashSet<>();
        logged.values().stream().filter(row -> isIn(span, row)).forEach(row -> ids.add(row.id()));
        for (SessionRequests.Told row : told) {
            if (isIn(span, row.stored())) {
                ids.add(String.valueOf(row.linkedTo()));
                ids.add(String.valueOf(partnerOf(row)));
            }
        }
        return ids.stream().map(logged::get).filter(Objects::nonNull).toList();
    }

    private static boolean isIn(TimeSpan span, StoredRequest row) {
        return span.contains(row.request().timing().instantMillis());
    }

    /** Returns a row's request as the transcript holds it. */
    Request own(StoredRequest row) {
        return Objects.requireNonNull(own.get(row.id()));
    }

    /** Returns a row's request with what its partner lends it. */
    Request lent(StoredRequest row) {
        return LentTimes.lent(own(row), tellers.get(row.id()));
    }
}
