package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.telemetry.TelemetryPairs;
import io.tokenspeed.store.cold.FrozenHour;
import io.tokenspeed.store.cold.Thaw;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins requests that came by OpenTelemetry with those of the session's transcript, whatever order they come in: the
 * transcript's requests count, and the others lend them their times. Where a session has no transcript, what came by
 * OpenTelemetry counts, unless it is a {@link WrappedChats chat around another agent}. While no tool tells anything,
 * each batch costs one look-up.
 */
public final class TelemetryJoin implements AutoCloseable {
    private final Connection connection;
    private final TelemetrySessions sessions;
    private final SessionRequests rows;
    private final LentRows lent;
    private final RowRewriter rewriter;
    private final WrappedChats chats;
    private final LongConsumer changed;
    private final Map<SessionKey, SessionChange> changes = new LinkedHashMap<>();
    private boolean wanted;
    private boolean wrapping;

    /**
     * Works on a connection.
     *
     * @param rewriter stores a request of a transcript that telemetry lends to
     * @param changed receives the instant of every request that begins or ceases to count, in milliseconds since the
     *     epoch
     */
    public TelemetryJoin(Connection connection, LentRows lent, RowRewriter rewriter, LongConsumer changed)
            throws SQLException {
        this.connection = connection;
        this.sessions = new TelemetrySessions(connection);
        this.rows = new SessionRequests(connection);
        this.chats = new WrappedChats(connection, changed);
        this.lent = lent;
        this.rewriter = rewriter;
        this.changed = changed;
    }

    /** Begins a batch; called before its requests are stored. */
    public void begin(List<Request> requests) throws SQLException {
        wanted = sessions.any() || requests.stream().anyMatch(request -> request.kind() == RecordKind.TELEMETRY);
        wrapping = wanted && chats.wanted(requests);
        lent.expect(wanted);
        changes.clear();
    }

    /** Notes a request that was stored or changed. */
    public void came(Request request) {
        if (wanted) {
            change(request).came(request);
        }
    }

    /** Notes a request that changed, maybe together with its session. */
    public void changed(Request before, Request after) {
        if (wanted) {
            change(before).was(before, SessionKey.of(before).equals(SessionKey.of(after)));
            change(after).came(after);
        }
    }

    private SessionChange change(Request request) {
        return changes.computeIfAbsent(SessionKey.of(request), unused -> new SessionChange());
    }

    /**
     * Decides again for all sessions that changed.
     *
     * @param ids receives the provider's ids of requests that began or ceased to count
     * @return how many fewer rows count than before
     */
    public long decide(Set<ProviderIds> ids) throws SQLException {
        long fewer = 0;
        Map<SessionKey, SessionChange> noted = new LinkedHashMap<>(changes);
        for (Map.Entry<SessionKey, SessionChange> session : noted.entrySet()) {
            Boolean before = sessions.isLogged(session.getKey());
            if (before != null || session.getValue().told()) {
                thaw(session.getKey(), session.getValue().instants());
                fewer += decide(session.getKey(), session.getValue(), before, ids);
            }
        }
        return wrapping ? fewer + chats.decide(instants(), ids) : fewer;
    }

    /** The rows that count, and those near a change, of which those that do not count are in no sum. */
    private void thaw(SessionKey key, List<Long> instants) throws SQLException {
        Set<Long> hours = TimeSpan.hours(TimeSpan.around(instants, 3 * TelemetryPairs.ID_MILLIS));
        hours.addAll(sessions.archivedHours(key));
        List<FrozenHour> unused = Thaw.hours(connection, hours);
    }

    /** The ends of all requests that changed, also by what was lent to them. */
    private List<Long> instants() {
        return changes.values().stream()
                .flatMap(change -> change.instants().stream())
                .toList();
    }

    private long decide(SessionKey key, SessionChange change, @Nullable Boolean before, Set<ProviderIds> ids)
            throws SQLException {
        Long until = loggedUntil(key, change, before);
        sessions.put(key, until);
        if (until == null) {
            return Boolean.TRUE.equals(before) ? -restored(rows.restore(key), change) : 0;
        }
        long fewer = noted(rows.supersede(key));
        for (TimeSpan span : TimeSpan.around(change.instants(), TelemetryPairs.ID_MILLIS)) {
            pair(key, span, ids);
        }
        return fewer - noted(rows.countUnlogged(key));
    }

    private @Nullable Long loggedUntil(SessionKey key, SessionChange change, @Nullable Boolean before)
            throws SQLException {
        Long known = change.logged() ? (Long) change.loggedUntil() : null;
        boolean look = before == null || change.left();
        Long found = look ? sessions.loggedUntil(key, change.instants().get(0)) : known;
        if (found == null) {
            return known != null ? known : Boolean.TRUE.equals(before) && !change.left() ? (Long) Long.MIN_VALUE : null;
        }
        return known == null ? found : (Long) Math.max(known, found);
    }

    private long restored(List<Long> instants, SessionChange change) {
        instants.forEach(change::note);
        return noted(instants);
    }

    private long noted(Collection<Long> instants) {
        instants.forEach(changed::accept);
        return instants.size();
    }

    /** Rows further away than {@code span} are read, too, because they may be the partners of others. */
    private void pair(SessionKey key, TimeSpan span, Set<ProviderIds> ids) throws SQLException {
        TimeSpan wide = span.wider(2 * TelemetryPairs.ID_MILLIS);
        Map<String, StoredRequest> logged = new LinkedHashMap<>();
        for (StoredRequest row : rows.logged(key, wide.from(), wide.to())) {
            logged.put(row.id(), row);
        }
        List<SessionRequests.Told> told = rows.told(key, wide.from(), wide.to());
        SessionPairing pairing = new SessionPairing(logged, told, lent);
        for (SessionRequests.Told row : pairing.moved(span)) {
            rows.mark(row.stored().id(), pairing.partnerOf(row));
            ids.add(row.stored().request().ids());
        }
        for (StoredRequest row : pairing.concerned(span)) {
            lend(row, pairing);
        }
    }

    private void lend(StoredRequest row, SessionPairing pairing) throws SQLException {
        Request own = pairing.own(row);
        Request after = pairing.lent(row);
        if (!after.equals(row.request())) {
            rewriter.rewrite(row, after);
        }
        if (after.equals(own) && !isTold(after.measured())) {
            lent.forget(row.id());
        } else {
            lent.keep(row.id(), own.tokens());
        }
    }

    private static boolean isTold(@Nullable Measured measured) {
        return measured != null && measured.source() == MeasuredBy.OTEL;
    }

    @Override
    public void close() throws SQLException {
        sessions.close();
        rows.close();
        chats.close();
    }
}
