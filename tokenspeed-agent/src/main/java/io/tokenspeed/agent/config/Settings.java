package io.tokenspeed.agent.config;

import io.tokenspeed.agent.config.Setting.Origin;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.engine.HomeFolder;
import io.tokenspeed.store.predecessor.SaltFile;
import io.tokenspeed.uploader.UploadFlags;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The effective settings of a program that was started in an environment. Besides the environment it reads only the
 * user's stored decision about uploading.
 */
public final class Settings {
    /** Name of the setting that holds the time zone. */
    public static final String TIME_ZONE = "time zone";

    /** Name of the setting that says whether colours are used. */
    public static final String COLOURS = "colours";

    private static final String NOT_SET = "not set";

    private final Environment environment;

    public Settings(Environment environment) {
        this.environment = environment;
    }

    /**
     * All settings in the order they are shown.
     *
     * @param database the database file that is used
     * @param cache the folder for files that can be made again
     * @param prices the file with the user's own prices
     * @param zone the machine's time zone
     */
    public List<Setting> list(Path database, Path cache, Path prices, ZoneId zone) {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting("database", database.toString(), databaseOrigin()));
        settings.add(variable("TS_DB_PATH", NOT_SET));
        settings.add(variable("OPENCODE_HOME", NOT_SET));
        settings.add(variable(HomeFolder.VARIABLE, NOT_SET));
        settings.add(variable(SaltFile.PATH_VARIABLE, NOT_SET));
        settings.add(
                variable("CLAUDE_CONFIG_DIR", home(".claude") + ", " + xdg("XDG_CONFIG_HOME", ".config", "claude")));
        settings.add(variable("CODEX_HOME", home(".codex")));
        settings.add(variable("CODEX_SQLITE_HOME", NOT_SET));
        settings.add(xdgVariable());
        settings.add(new Setting("price file", prices.toString(), variableOrigin("TS_PRICE_FILE")));
        settings.add(variable("TS_PRICE_SYNC", "off"));
        settings.add(variable(ArchiveAge.VARIABLE, Integer.toString(ArchiveAge.DEFAULT)));
        settings.add(new Setting(TIME_ZONE, zone.getId(), variableOrigin("TZ")));
        settings.add(new Setting(COLOURS, noColour() ? "off" : "on a terminal", variableOrigin("NO_COLOR")));
        settings.add(new Setting("cache folder", cache.toString(), variableOrigin("XDG_CACHE_HOME")));
        addServer(settings);
        addUpload(settings, UploadDecision.of(environment, database));
        return List.copyOf(settings);
    }

    private void addServer(List<Setting> settings) {
        settings.add(variable("TS_BG_PORT", "3456"));
        settings.add(variable("TS_BG_HOST", "127.0.0.1"));
        settings.add(variable("TS_ALLOWED_HOSTS", NOT_SET));
        settings.add(variable("TS_CORS_ORIGINS", NOT_SET));
        String token = isSet("TS_LOCAL_TOKEN") ? "set, not shown" : "file local-token beside the database";
        settings.add(new Setting("TS_LOCAL_TOKEN", token, variableOrigin("TS_LOCAL_TOKEN")));
        settings.add(variable("TS_OTEL_EXPORT", "0"));
        settings.add(variable("TS_OTEL_EXPORT_NAMES", "0"));
        String ingest = isSet("TS_INGEST_TOKEN") ? "set, not shown" : "file ingest-token beside the database";
        settings.add(new Setting("TS_INGEST_TOKEN", ingest, variableOrigin("TS_INGEST_TOKEN")));
    }

    /** Parses the upload variables, so that wrong values are reported here before anything is sent. */
    private void addUpload(List<Setting> settings, UploadDecision upload) {
        HubFlags flags = HubFlags.of(environment);
        settings.add(variable("DO_NOT_TRACK", NOT_SET));
        settings.add(upload.enabled());
        settings.add(upload.hub(NOT_SET));
        settings.add(flag(UploadFlags.BUCKET, Integer.toString(flags.upload().bucketSeconds())));
        settings.add(flag(UploadFlags.INTERVAL, Integer.toString(flags.upload().intervalSeconds())));
    }

    private Setting flag(String name, String value) {
        return new Setting(name, value, variableOrigin(name));
    }

    private Origin databaseOrigin() {
        return isSet("TS_DB_PATH") ? Origin.environment("TS_DB_PATH") : variableOrigin("OPENCODE_HOME");
    }

    private Setting xdgVariable() {
        String name = "OPENCODE_DATA_DIR";
        if (isSet(name) || !isSet("XDG_DATA_HOME")) {
            return variable(name, xdg("XDG_DATA_HOME", ".local/share", "opencode"));
        }
        return new Setting(name, xdg("XDG_DATA_HOME", ".local/share", "opencode"), Origin.environment("XDG_DATA_HOME"));
    }

    private Setting variable(String name, String otherwise) {
        return new Setting(name, environment.variable(name).orElse(otherwise), variableOrigin(name));
    }

    private Origin variableOrigin(String name) {
        return isSet(name) ? Origin.environment(name) : Origin.DEFAULT;
    }

    private boolean noColour() {
        return isSet("NO_COLOR");
    }

    private boolean isSet(String name) {
        return environment.variable(name).isPresent();
    }

    private String home(String folder) {
        return environment.home().resolve(folder).toString();
    }

    private String xdg(String variable, String fallback, String folder) {
        Path base = environment.path(variable).orElse(environment.home().resolve(fallback));
        return base.resolve(folder).toString();
    }
}
