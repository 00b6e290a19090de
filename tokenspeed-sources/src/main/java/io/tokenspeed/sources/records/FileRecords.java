package io.tokenspeed.sources.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.ReadSink;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Counts records, keeps the first findings of the file, and hands requests on in groups, each group after a check that
 * the file did not change while it was read. A record that is read again replaces its earlier finding.
 */
public final class FileRecords {
    private static final int GROUP = 1000;

    private final ReadSink sink;
    private final Check check;
    private final long startedMillis;
    private final List<Request> group = new ArrayList<>();
    private final Set<SessionDetail> sessions = new LinkedHashSet<>();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private long lines;
    private long records;
    private long badLines;
    private long doubtful;

    /** Begins to read a file, and continues after an earlier read of it, with its findings. */
    public FileRecords(ReadSink sink, Check check, List<Finding> before) {
        this(sink, check, before, Clock.systemUTC());
    }

    FileRecords(ReadSink sink, Check check, List<Finding> before, Clock clock) {
        this.sink = sink;
        this.check = check;
        this.startedMillis = clock.millis();
        before.forEach(finding -> findings.put(finding.place(), finding));
    }

    /** Throws if the records that were read so far may be wrong, because the file changed. */
    public interface Check {
        void verify() throws IOException;
    }

    /** Parses a record. */
    public interface Parser<T> {
        @Nullable
        T parse() throws IOException;
    }

    /** Counts a record that is skipped, because it repeats another one. */
    public void passedOver() {
        lines++;
    }

    /** Counts a record and parses it. A failure drops this record only. */
    public <T> @Nullable T record(String place, Parser<T> parser) throws IOException {
        lines++;
        forget(place);
        return attempt(place, parser);
    }

    /** Parses the record at a place; returns null and adds a finding if that fails. */
    public <T> @Nullable T attempt(String place, Parser<T> parser) throws IOException {
        try {
            return parser.parse();
        } catch (JsonProcessingException damaged) {
            dropped(place, "not JSON");
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            dropped(place, "cannot be understood (" + failure.getClass().getSimpleName() + ")");
        }
        return null;
    }

    private void forget(String place) {
        Finding before = findings.remove(place);
        if (before != null) {
            doubtful -= before.stored() ? 1 : 0;
            badLines -= before.stored() ? 0 : 1;
        }
    }

    /** Notes that nothing of a record could be stored. */
    public void dropped(String place, String reason) {
        badLines++;
        keep(new Finding(place, false, reason));
    }

    private void keep(Finding finding) {
        if (findings.size() < Finding.MAX_PER_FILE) {
            findings.putIfAbsent(finding.place(), finding);
        }
    }

    /**
     * Takes the requests of a record.
     *
     * @param doubt the value of the record that cannot be true; null when all can
     */
    public void requests(String place, List<Request> requests, @Nullable String doubt) throws IOException {
        if (doubt != null && !requests.isEmpty()) {
            doubtful++;
            keep(new Finding(place, true, doubt));
        }
        group.addAll(requests);
        if (group.size() >= GROUP) {
            flush();
        }
    }

    /** Takes the session that started another one; null for none. */
    public void session(@Nullable String session, @Nullable String parent) {
        if (session != null && parent != null && !parent.isEmpty() && !parent.equals(session)) {
            sessions.add(SessionDetail.logged(session, parent));
        }
    }

    /** Hands over the remaining requests. */
    public void flush() throws IOException {
        check.verify();
        records += group.size();
        group.forEach(sink::request);
        group.clear();
        sessions.forEach(sink::session);
        sessions.clear();
    }

    /** When the read began, in milliseconds since the epoch. */
    long startedMillis() {
        return startedMillis;
    }

    /** The counts of everything that was read. */
    public FileCounts counts() {
        return new FileCounts(lines, records, badLines, doubtful);
    }

    /** The first findings of the file. */
    public List<Finding> findings() {
        return List.copyOf(findings.values());
    }
}
