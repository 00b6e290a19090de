package io.tokenspeed.sources.opencode.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.ReadSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is read, keeps the first findings of the file, and hands records on in groups, each after a check that what
 * it was read from did not change. A record that is read again takes back what was found in it before.
 */
public final class ReadCounts {
    private static final int GROUP = 1000;

    private final ReadSink sink;
    private final Check check;
    private final List<Request> group = new ArrayList<>();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private long lines;
    private long records;
    private long badLines;
    private long doubtful;

    /** Goes on after an earlier read of the file. */
    public ReadCounts(ReadSink sink, Check check, List<Finding> before) {
        this.sink = sink;
        this.check = check;
        before.forEach(finding -> findings.put(finding.place(), finding));
    }

    /** Throws when what was read so far may be wrong. */
    public interface Check {
        void verify() throws IOException;
    }

    /** Makes something of a record. */
    public interface Parser<T> {
        @Nullable
        T parse() throws IOException;
    }

    /** Counts a record that another one tells better. */
    public void passedOver() {
        lines++;
    }

    /** Counts a record and reads it. What cannot be read is dropped, and never more than that. */
    public <T> @Nullable T record(String place, Parser<T> parser) throws IOException {
        lines++;
        forget(place);
        return attempt(place, parser);
    }

    /** Whatever goes wrong is that of the record at this place. */
    <T> @Nullable T attempt(String place, Parser<T> parser) throws IOException {
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

    /** Says that nothing of a record could be taken. */
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
     * Takes what a message came to.
     *
     * @param doubt what in it cannot be true; null when nothing is
     */
    void requests(String place, List<Request> requests, @Nullable String doubt) throws IOException {
        if (doubt != null && !requests.isEmpty()) {
            doubtful++;
            keep(new Finding(place, true, doubt));
        }
        group.addAll(requests);
        if (group.size() >= GROUP) {
            flush();
        }
    }

    /** Hands over what is left. */
    public void flush() throws IOException {
        check.verify();
        records += group.size();
        group.forEach(sink::request);
        group.clear();
    }

    public FileCounts counts() {
        return new FileCounts(lines, records, badLines, doubtful);
    }

    public List<Finding> findings() {
        return List.copyOf(findings.values());
    }
}
