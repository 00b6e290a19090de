package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.WireFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one record after the other against the closed schema. */
final class RecordReader {
    private static final Map<String, Member> MEMBERS =
            Arrays.stream(Member.values()).collect(Collectors.toMap(member -> member.json, member -> member));
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private final Fields fields;
    private final NumberGroups numberGroups;
    private final HistogramReader histogramReader;
    private final Set<Member> seen = EnumSet.noneOf(Member.class);

    private long bucketStart;
    private long bucketSeconds;
    private long revision;
    private String projectId = "";
    private long saltEpoch;
    private String tool = "";
    private String provider = "";
    private String model = "";
    private long requests;
    private BucketErrors errors = BucketErrors.NONE;
    private TokenSums tokens = TokenSums.ZERO;
    private Map<HistogramKind, SentHistogram> histograms = Map.of();
    private NumberGroups.Cost cost = new NumberGroups.Cost(0, 0);
    private BucketSpeed speed = BucketSpeed.NONE;

    private enum Member {
        BUCKET_START("bucketStart"),
        BUCKET_SECONDS("bucketSeconds"),
        REVISION("revision"),
        PROJECT_ID("projectId"),
        SALT_EPOCH("saltEpoch"),
        TOOL("tool"),
        PROVIDER("provider"),
        MODEL("model"),
        REQUESTS("requests"),
        ERRORS("errors"),
        TOKENS("tokens"),
        HIST("hist"),
        COST("cost"),
        SPEED("speed");

        private final String json;

        Member(String json) {
            this.json = json;
        }
    }

    RecordReader(Fields fields) {
        this.fields = fields;
        this.numberGroups = new NumberGroups(fields);
        this.histogramReader = new HistogramReader(fields);
    }

    /**
     * Reads the record at the current token; null where it does not match the schema, and {@link Fields#fault} then
     * says where.
     */
    @Nullable
    SentRecord read() throws IOException {
        fields.begin();
        if (!fields.open("")) {
            return null;
        }
        seen.clear();
        for (String name = fields.next(); name != null; name = fields.next()) {
            Member member = MEMBERS.get(name);
            if (member == null) {
                fields.skip("");
            } else {
                read(member);
                seen.add(member);
            }
        }
        checkMissing();
        return fields.fault() == null ? record() : null;
    }

    private void checkMissing() {
        for (Member member : Member.values()) {
            if (!seen.contains(member)) {
                fields.faultAt("/" + member.json);
            }
        }
        if (fields.fault() == null && bucketStart % bucketSeconds != 0) {
            fields.faultAt("/bucketStart");
        }
    }

    private void read(Member member) throws IOException {
        switch (member) {
            case BUCKET_START -> bucketStart = fields.integer("/bucketStart", 1_700_000_000L, 4_102_444_800L);
            case BUCKET_SECONDS -> bucketSeconds = bucketSeconds();
            case REVISION -> revision = fields.integer("/revision", 1, 1000);
            case PROJECT_ID -> projectId = fields.text("/projectId", WireFormat.PROJECT_ID);
            case SALT_EPOCH -> saltEpoch = fields.integer("/saltEpoch", 0, 9999);
            case TOOL -> tool = fields.text("/tool", WireFormat.SLUG);
            case PROVIDER -> provider = fields.text("/provider", WireFormat.SLUG);
            case MODEL -> model = fields.text("/model", WireFormat.MODEL);
            case REQUESTS -> requests = fields.integer("/requests", 0, 1_000_000);
            case ERRORS -> errors = numberGroups.errors();
            case TOKENS -> tokens = numberGroups.tokens();
            case HIST -> histograms = histogramReader.readAll();
            case COST -> cost = numberGroups.cost();
            case SPEED -> speed = numberGroups.speed();
        }
    }

    /** Reads the length of a bucket in seconds: whole minutes that divide an hour. */
    private long bucketSeconds() throws IOException {
        long seconds = fields.integer("/bucketSeconds", MINUTE, HOUR);
        if (seconds % MINUTE != 0 || HOUR % seconds != 0) {
            fields.faultAt("/bucketSeconds");
        }
        return seconds;
    }

    private SentRecord record() {
        return new SentRecord(
                new BucketKey(bucketStart, (int) bucketSeconds, projectId, tool, provider, model),
                (int) revision,
                (int) saltEpoch,
                requests,
                errors,
                tokens,
                cost,
                speed,
                histograms);
    }
}
