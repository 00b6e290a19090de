package io.tokenspeed.agent.doctor;

import io.tokenspeed.agent.report.DoubleStoreText;
import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.upload.UploadText;
import io.tokenspeed.dashboard.alert.DeliveryCounts;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.uploader.UploadStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows the self-check as text. */
public final class DoctorText {
    /** Findings shown per file; {@link DoctorJson} writes them all. */
    private static final int SHOWN_FINDINGS = 3;

    private final ZoneId zone;
    private final int width;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param zone the zone that days are shown in
     * @param width the columns that lines may fill
     * @param paint colours or none
     */
    public DoctorText(ZoneId zone, int width, Paint paint) {
        this.zone = zone;
        this.width = width;
        this.paint = paint;
    }

    /**
     * The lines, none wider than the width.
     *
     * @param upload the state of uploading; null where it is not known
     */
    public List<String> lines(DoctorFacts facts, @Nullable UploadStatus upload) {
        lines.clear();
        database(facts.database());
        prices(facts);
        facts.tools().stream().filter(ToolFacts::found).forEach(this::tool);
        missing(facts.tools().stream().filter(tool -> !tool.found()).toList());
        doubleStores(facts.doubleStores());
        crossChecks(facts.crossChecks());
        if (facts.alerts() != null) {
            alerts(facts.alerts());
        }
        if (!facts.exportLoss().equals(ExportLoss.NONE)) {
            lost(facts.exportLoss());
        }
        if (upload != null) {
            upload(upload);
        }
        lines.add("");
        if (facts.healthy(upload)) {
            lines.add(paint.strong("Healthy."));
        } else {
            add("", "Action needed: see the lines that start with \"!\".", true);
        }
        return List.copyOf(lines);
    }

    /** Tools that the user does not have are named in one place, because there are many. */
    private void missing(List<ToolFacts> tools) {
        if (!tools.isEmpty()) {
            String names = tools.stream().map(ToolFacts::tool).collect(Collectors.joining(", "));
            lines.add("");
            add("", "Not found: " + names + "; \"tokenspeed sources --all\" shows where they were looked for.", false);
        }
    }

    private void database(DatabaseFacts database) {
        lines.add(paint.strong("Database"));
        path("  ", database.path().toString(), database.exists() ? "" : " (not there yet)");
        Long bytes = database.bytes();
        String schema = database.schema();
        if (bytes != null) {
            add("  ", Numbers.full(bytes) + " bytes, schema version " + (schema == null ? "—" : schema), false);
        }
        Long requests = database.contents().requests();
        if (requests != null) {
            add("  ", counted(requests, database.contents().attempts()) + " stored" + span(database), false);
        }
        for (String move : database.moves()) {
            path("  ", move, "");
        }
        if (database.problem() != null) {
            add("  ! ", database.problem(), true);
        }
    }

    private void prices(DoctorFacts facts) {
        LocalDate asOf = facts.pricesAsOf();
        Instant last = facts.database().contents().lastAt();
        if (asOf != null
                && last != null
                && LocalDate.ofInstant(last, ZoneOffset.UTC).isAfter(asOf)) {
            String newer = "; usage since then is computed with these. \"tokenspeed pricing sync\" fetches newer ones.";
            add("  ", "Prices are as of " + asOf + newer, false);
        }
    }

    /** Reports count requests; an attempt that failed before any usage is not one. */
    private static String counted(long requests, @Nullable Long attempts) {
        String counted = count(requests, "request");
        return attempts == null || attempts == requests ? counted : counted + " in " + count(attempts, "attempt");
    }

    private String span(DatabaseFacts database) {
        if (database.contents().firstAt() == null || database.contents().lastAt() == null) {
            return "";
        }
        return ", " + LocalDate.ofInstant(database.contents().firstAt(), zone) + " to "
                + LocalDate.ofInstant(database.contents().lastAt(), zone);
    }

    private void tool(ToolFacts tool) {
        lines.add("");
        lines.add(paint.strong(Text.clean(tool.tool())));
        for (SearchedFolder folder : tool.folders()) {
            path("  ", folder.path().toString(), folder.exists() ? "" : " (not there)");
        }
        add(
                "  ",
                count(tool.files(), "file") + ", " + count(tool.counts().lines(), "line") + ", "
                        + counted(tool.stored().requests(), tool.stored().attempts()),
                false);
        add(
                "  ",
                "captured " + Numbers.full(tool.captured()) + " = stored "
                        + Numbers.full(tool.stored().attempts())
                        + " + duplicates " + Numbers.full(tool.stored().duplicates()) + " + bad "
                        + Numbers.full(tool.counts().badLines()),
                false);
        tool.worst().forEach(this::findings);
        if (tool.retention() != null) {
            new RetentionText(zone).sentences(tool.retention()).forEach(sentence -> add("  ", sentence, false));
        }
        if (!tool.conserved()) {
            add("  ! ", "Captured records and stored requests do not add up; please report this.", true);
        }
        for (String problem : tool.problems()) {
            add("  ! ", problem, true);
        }
    }

    private void findings(FileFindings file) {
        path("  ", file.path(), "");
        List<String> sums = new ArrayList<>();
        if (file.badLines() > 0) {
            sums.add(count(file.badLines(), "bad record") + " left out");
        }
        if (file.doubtful() > 0) {
            sums.add(count(file.doubtful(), "record") + " stored without a count that cannot be right");
        }
        add("    ", String.join(", ", sums), false);
        file.findings().stream().limit(SHOWN_FINDINGS).forEach(finding -> add("    ", reason(finding), false));
    }

    private static String reason(Finding finding) {
        return finding.place() + ": " + finding.reason() + (finding.stored() ? "; the rest is stored" : "");
    }

    private void doubleStores(List<DoubleStore> stores) {
        if (!stores.isEmpty()) {
            lines.add("");
            lines.add(paint.strong("Stored by two tools"));
        }
        for (DoubleStore store : stores) {
            add("  ", DoubleStoreText.sentence(store), true);
        }
    }

    private void crossChecks(List<CrossCheck> checks) {
        if (!checks.isEmpty()) {
            lines.add("");
            lines.add(paint.strong("What the tools count themselves"));
        }
        for (CrossCheck check : checks) {
            CrossCheckText.lines(check).forEach(line -> add(line.indent(), line.text(), line.warning()));
        }
    }

    private void alerts(AlertFacts alerts) {
        lines.add("");
        lines.add(paint.strong("Alerts"));
        add("  ", alerts.standing(), false);
        DeliveryCounts deliveries = alerts.deliveries();
        if (deliveries.failed() > 0) {
            String last = "; the last: " + deliveries.lastError() + ".";
            add("  ! ", count(deliveries.failed(), "alert") + " not delivered" + last, true);
        }
        if (alerts.problem() != null) {
            add("  ! ", alerts.problem(), true);
        }
    }

    private void lost(ExportLoss loss) {
        lines.add("");
        lines.add(paint.strong("Export by OpenTelemetry"));
        List<String> sums = new ArrayList<>();
        if (loss.requests() > 0) {
            sums.add(count(loss.requests(), "request"));
        }
        if (loss.failedMetrics() > 0) {
            sums.add(count(loss.failedMetrics(), "set") + " of metrics");
        }
        String last = " since the server started; the last problem: " + loss.lastProblem() + ".";
        add("  ", "Not sent: " + String.join(" and ", sums) + last, true);
    }

    private void upload(UploadStatus upload) {
        lines.add("");
        lines.add(paint.strong("Upload"));
        for (String line : UploadText.status(upload)) {
            int gap = line.lastIndexOf("  ") + 2;
            boolean warning = upload.contact().pause() != null && line.startsWith("Held");
            add("  " + line.substring(0, Math.max(0, gap)), line.substring(Math.max(0, gap)), warning);
        }
        if (upload.inTrouble()) {
            String reason = upload.contact().pause() == null
                    ? upload.contact().lastCode()
                    : upload.contact().pauseCode();
            add("  ! ", "The hub refuses the waiting uploads: " + reason + ".", true);
        }
    }

    /** Wraps a path and never shortens it, because a shortened path names no file. */
    private void path(String indent, String path, String note) {
        lines.addAll(Text.wrapBehind(indent, Text.clean(path) + note, width));
    }

    private void add(String indent, String text, boolean warning) {
        for (String line : Text.wrapBehind(indent, Text.clean(text), width)) {
            lines.add(warning ? paint.warning(line) : line);
        }
    }

    private static String count(long n, String noun) {
        return Numbers.full(n) + " " + noun + (n == 1 ? "" : "s");
    }
}
