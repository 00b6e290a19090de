package io.tokenspeed.agent.server;

import io.tokenspeed.agent.config.RateFiles;
import io.tokenspeed.agent.otlp.OtlpReceiver;
import io.tokenspeed.agent.otlp.OtlpServlet;
import io.tokenspeed.agent.otlp.OtlpSetting;
import io.tokenspeed.agent.server.track.IngestAccess;
import io.tokenspeed.agent.server.track.TrackResource;
import io.tokenspeed.agent.server.track.TrackSchemaResource;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.track.TrackStore;
import io.tokenspeed.store.SqliteLocalStorage;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other programs feed to the server: tracked sessions, and telemetry if the user wants it. */
final class Feeds implements AutoCloseable {
    private final TrackStore tracking;
    private final @Nullable OtlpReceiver receiver;
    private final Clock clock;

    Feeds(SqliteLocalStorage storage, Environment environment, Clock clock) {
        this.tracking = storage.track(new RateFiles(environment));
        this.receiver = receiver(storage, environment, clock);
        this.clock = clock;
    }

    private static @Nullable OtlpReceiver receiver(SqliteLocalStorage storage, Environment environment, Clock clock) {
        if (!OtlpSetting.isOn(OtlpSetting.RECEIVE, environment)) {
            return null;
        }
        storage.telemetry().countUnlogged(OtlpSetting.isOn(OtlpSetting.COUNT_UNLOGGED, environment));
        return new OtlpReceiver(storage.recording(), storage.telemetry(), clock);
    }

    List<Object> resources() {
        return List.of(new TrackResource(tracking, clock), new TrackSchemaResource());
    }

    OtlpServlet telemetry(IngestAccess access) {
        return new OtlpServlet(receiver, access);
    }

    /** Stores what waits. */
    @Override
    public void close() {
        tracking.close();
        if (receiver != null) {
            receiver.close();
        }
    }
}
