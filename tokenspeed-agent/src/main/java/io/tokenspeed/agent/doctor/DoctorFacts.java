package io.tokenspeed.agent.doctor;

import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.uploader.UploadStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of the self-check.
 *
 * @param database the database
 * @param tools one entry per tool whose files are read
 * @param doubleStores requests that two tools seem to have stored
 * @param alerts how alerts stand; null where that is not known
 * @param crossChecks what tools keep of their own usage, beside what is stored
 * @param pricesAsOf the day that the prices are of; null where that is not known
 * @param exportLoss what the running server could not send to a receiver of OpenTelemetry
 */
public record DoctorFacts(
        DatabaseFacts database,
        List<ToolFacts> tools,
        List<DoubleStore> doubleStores,
        @Nullable AlertFacts alerts,
        List<CrossCheck> crossChecks,
        @Nullable LocalDate pricesAsOf,
        ExportLoss exportLoss) {
    public DoctorFacts {
        tools = List.copyOf(tools);
        crossChecks = List.copyOf(crossChecks);
        doubleStores = List.copyOf(doubleStores);
    }

    /** Facts without requests that two tools seem to have stored. */
    public DoctorFacts(DatabaseFacts database, List<ToolFacts> tools) {
        this(database, tools, List.of(), null, List.of(), null, ExportLoss.NONE);
    }

    /** These facts, with how alerts stand. */
    public DoctorFacts with(AlertFacts known) {
        return new DoctorFacts(database, tools, doubleStores, known, crossChecks, pricesAsOf, exportLoss);
    }

    /** These facts, with the day that the prices are of. */
    public DoctorFacts pricedAsOf(LocalDate day) {
        return new DoctorFacts(database, tools, doubleStores, alerts, crossChecks, day, exportLoss);
    }

    /** These facts, with what the running server could not send. */
    public DoctorFacts with(ExportLoss lost) {
        return new DoctorFacts(database, tools, doubleStores, alerts, crossChecks, pricesAsOf, lost);
    }

    /**
     * Whether nothing needs the user.
     *
     * @param upload the state of uploading; null where it is not known
     */
    public boolean healthy(@Nullable UploadStatus upload) {
        return ownHealth() && (alerts == null || alerts.healthy()) && (upload == null || !upload.inTrouble());
    }

    private boolean ownHealth() {
        for (ToolFacts tool : tools) {
            if (!tool.healthy()) {
                return false;
            }
        }
        return database.problem() == null;
    }
}
