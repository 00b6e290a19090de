package io.tokenspeed.uploader.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.uploader.bucket.BucketPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps {@link UploadSettings} in {@code upload.json}. A file that cannot be understood counts as switched off, because
 * sending without a clear yes is worse than not sending.
 */
public final class SettingsFile {
    private static final String FILE = "upload.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OwnerFile file;
    private final LockFile lock;

    public SettingsFile(Path folder) {
        this.file = new OwnerFile(folder.resolve(FILE));
        this.lock = new LockFile(folder.resolve(FILE + ".lock"));
    }

    /** Reads the settings. */
    public UploadSettings read() throws IOException {
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            return UploadSettings.NONE;
        }
        try {
            return settings(JSON.readTree(text.get()));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return UploadSettings.NONE;
        }
    }

    /**
     * Changes the settings under a lock, so that no change of another process is lost. Writes nothing if nothing
     * changes.
     *
     * @param change may be called twice
     * @return the settings from now on
     */
    public UploadSettings change(UnaryOperator<UploadSettings> change) throws IOException {
        UploadSettings seen = read();
        return change.apply(seen).equals(seen) ? seen : lock.whileHeld(locked -> changed(change));
    }

    private UploadSettings changed(UnaryOperator<UploadSettings> change) throws IOException {
        UploadSettings before = read();
        UploadSettings after = change.apply(before);
        if (!after.equals(before)) {
            file.write(json(after).toPrettyString() + "\n");
        }
        return after;
    }

    private static UploadSettings settings(JsonNode json) {
        List<BucketPolicy> policies = new ArrayList<>();
        json.path("buckets")
                .forEach(policy -> policies.add(new BucketPolicy(
                        policy.path("fromHour").asLong(),
                        policy.path("seconds").asInt(),
                        policy.path("saltEpoch").asInt())));
        return new UploadSettings(
                json.path("enabled").asBoolean(false),
                json.path("hubUrl").isTextual() ? json.path("hubUrl").asText() : null,
                new UploadSettings.Agreement(
                        json.path("consentVersion").asInt(),
                        json.path("consentAt").asLong()),
                isSend(json.path("privacy").path("projectIds")),
                new SendingScope(
                        json.path("periodsHub").isTextual()
                                ? json.path("periodsHub").asText()
                                : null,
                        periods(json.path("periods")),
                        policies),
                periods(json.path("pluginPeriods")));
    }

    /** Whether project ids are sent; a value that is not understood means no. */
    private static boolean isSend(JsonNode projectIds) {
        return projectIds.isMissingNode() || projectIds.asText().equals("send");
    }

    private static List<Period> periods(JsonNode json) {
        List<Period> periods = new ArrayList<>();
        json.forEach(period -> periods.add(new Period(
                period.path("from").asLong(),
                period.path("to").isNumber() ? (Long) period.path("to").asLong() : null)));
        return periods;
    }

    private static ObjectNode json(UploadSettings settings) {
        ObjectNode json = JSON.createObjectNode();
        json.put("enabled", settings.enabled());
        json.put("hubUrl", settings.hubUrl());
        json.put("consentVersion", settings.agreement().version());
        json.put("consentAt", settings.agreement().at());
        json.putObject("privacy").put("projectIds", settings.projectIds() ? "send" : "none");
        json.put("periodsHub", settings.scope().hubUrl());
        write(json.putArray("periods"), settings.scope().periods());
        ArrayNode buckets = json.putArray("buckets");
        for (BucketPolicy policy : settings.scope().policies()) {
            buckets.addObject()
                    .put("fromHour", policy.fromHour())
                    .put("seconds", policy.seconds())
                    .put("saltEpoch", policy.saltEpoch());
        }
        write(json.putArray("pluginPeriods"), settings.pluginPeriods());
        return json;
    }

    private static void write(ArrayNode json, List<Period> periods) {
        for (Period period : periods) {
            json.addObject().put("from", period.from()).put("to", period.to());
        }
    }
}
