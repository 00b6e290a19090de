package io.tokenspeed.agent.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.config.ArchiveAge;
import io.tokenspeed.agent.report.ReportJson;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.model.archive.ArchiveStatus;
import io.tokenspeed.model.archive.ArchiveStore.ArchiveRun;
import io.tokenspeed.model.archive.ArchiveStore.DamagedHour;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the archive holds and what was done to it, in words and as JSON. */
public final class ArchiveText {
    private ArchiveText() {}

    /**
     * What a run did, as a sentence.
     *
     * @param verb what was done, for example {@code archived}
     */
    public static String run(String verb, ArchiveRun run) {
        String more = run.interactions() == 0 ? "" : " and " + count(run.interactions(), "interaction");
        return run.hours() == 0
                ? "Nothing to do: no hour was " + verb + "."
                : count(run.requests(), "request") + more + " of " + count(run.hours(), "hour") + " " + verb
                        + "; other programs waited for at most " + Numbers.full(run.longestMillis()) + " ms.";
    }

    /** What is archived, in lines. */
    public static List<String> status(ArchiveStatus status, int days) {
        List<String> lines = new ArrayList<>();
        lines.add(
                days == 0
                        ? ArchiveAge.VARIABLE + " is 0: nothing is archived by itself."
                        : "Requests are archived when they are " + Numbers.full(days) + " days old.");
        if (status.first() == null || status.last() == null) {
            lines.add("Nothing is archived; " + count(status.hotRequests(), "request") + " stored.");
        } else {
            lines.add("Archived: " + count(status.requests(), "request") + " and "
                    + count(status.interactions(), "interaction") + " of " + count(status.hours(), "hour") + ", "
                    + day(status.first()) + " to " + day(status.last()) + ", in " + Numbers.full(status.bytes())
                    + " bytes.");
            lines.add("Not archived: " + count(status.hotRequests(), "request") + ".");
        }
        lines.add("Free inside the file: " + Numbers.full(status.unusedBytes())
                + " bytes, which new requests will use; \"tokenspeed archive --compact\" gives them back.");
        return lines;
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    private static String count(long number, String what) {
        return Numbers.full(number) + " " + what + (number == 1 ? "" : "s");
    }

    /** A damaged block, as a sentence. */
    public static String damaged(DamagedHour hour) {
        return "The block of the hour " + hour.hour() + " " + hour.fault() + ".";
    }

    /** The damaged blocks, as one sentence for the self-check; null if there are none. */
    public static @Nullable String damaged(List<DamagedHour> hours) {
        return hours.isEmpty()
                ? null
                : "The archive has " + count(hours.size(), "damaged block") + ", the first of the hour "
                        + hours.get(0).hour() + "; its sums are right, its single requests are missing. \"tokenspeed"
                        + " archive verify\" lists them; restore a backup of the database, or"
                        + " delete it and run \"tokenspeed import\" if the logs are still"
                        + " there.";
    }

    /** Writes what is archived as a JSON document. */
    public static void json(JsonGenerator json, ArchiveStatus status, int days) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", ReportJson.SCHEMA_VERSION);
        json.writeNumberField("archiveDays", days);
        json.writeNumberField("hours", status.hours());
        json.writeNumberField("requests", status.requests());
        json.writeNumberField("interactions", status.interactions());
        json.writeNumberField("bytes", status.bytes());
        instant(json, "firstHour", status.first());
        instant(json, "lastHour", status.last());
        json.writeNumberField("requestsNotArchived", status.hotRequests());
        json.writeNumberField("unusedBytes", status.unusedBytes());
        json.writeEndObject();
    }

    private static void instant(JsonGenerator json, String name, @Nullable Instant instant) throws IOException {
        if (instant == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, instant.toString());
        }
    }
}
