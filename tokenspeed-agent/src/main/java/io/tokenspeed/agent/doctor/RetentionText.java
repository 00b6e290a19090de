package io.tokenspeed.agent.doctor;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.model.telemetry.MetricTotal;
import io.tokenspeed.sources.crosscheck.TranscriptPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Says in sentences how long transcripts are kept, and which are gone. */
record RetentionText(ZoneId zone) {
    List<String> sentences(Retention retention) {
        List<String> sentences = new ArrayList<>();
        retention.periods().forEach(period -> sentences.add(kept(period)));
        if (retention.gone() > 0) {
            sentences.add(gone(retention));
        }
        MetricTotal told = retention.told();
        if (told != null) {
            sentences.add("Claude Code told by OpenTelemetry that it deleted " + transcripts(Math.round(told.value()))
                    + ", the last time on " + day(Instant.ofEpochMilli(told.seenAtMillis())) + ".");
        }
        return sentences;
    }

    private static String kept(TranscriptPeriod period) {
        return "Claude Code deletes transcripts that did not change for " + period.days()
                + (period.days() == 1 ? " day" : " days")
                + (period.isDefault() ? ", its default" : "")
                + "; import in time, or set a larger cleanupPeriodDays in "
                + period.settings() + ".";
    }

    private String gone(Retention retention) {
        String newest = retention.newestGone() == null ? "" : ", the newest of " + day(retention.newestGone());
        String since = retention.firstAt() == null ? "" : ", which has requests since " + day(retention.firstAt());
        return transcripts(retention.gone())
                + (retention.gone() == 1 ? " that was read is gone" : " that were read are gone") + newest
                + ". What they told is in this database only" + since + ".";
    }

    private static String transcripts(long count) {
        return Numbers.full(count) + (count == 1 ? " transcript" : " transcripts");
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
