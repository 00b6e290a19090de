package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.BucketErrors;
import io.tokenspeed.model.wire.BucketKey;
import io.tokenspeed.model.wire.BucketSpeed;
import io.tokenspeed.model.wire.WireFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one record after the other against the closed schema. */
final class RecordReader {
    private static final List<String> NAMES = List.of(
            "bucketStart",
            "bucketSeconds",
            "revision",
            "projectId",
            "saltEpoch",
            "tool",
            "provider",
            "model",
            "requests",
            "errors",
            "tokens",
            "hist",
            "cost",
            "speed");
    private static final int ALL = (1 << NAMES.size()) - 1;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private final Fields fields;
    private final HistogramReader histogramReader;
    private final long[] numbers = new long[NAMES.size()];
    private final String[] texts = new String[NAMES.size()];
    private long[] errors = {};
    private long[] tokens = {};
    private long[] cost = {};
    private long[] speed = {};
    private Map<Integer, SentHistogram> histograms = Map.of();

    RecordReader(Fields fields) {
        this.fields = fields;
        this.histogramReader = new HistogramReader(fields);
    }

    /** The record that is the current token; null when it does not match, and then {@link Fields#fault} says where. */
    @Nullable
    SentRecord read() throws IOException {
        fields.begin();
        if (!fields.open("")) {
            return null;
        }
        int seen = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            int index = NAMES.indexOf(name);
            if (index < 0) {
                fields.skip("");
            } else {
                read(index);
                seen |= 1 << index;
            }
        }
        checkMissing(seen);
        return fields.fault() == null ? record() : null;
    }

    private void checkMissing(int seen) {
        if (seen != ALL) {
            fields.faultAt("/" + NAMES.get(Integer.numberOfTrailingZeros(~seen)));
        } else if (fields.fault() == null && numbers[0] % numbers[1] != 0) {
            fields.faultAt("/bucketStart");
        }
    }

    private void read(int index) throws IOException {
        switch (index) {
            case 0 -> numbers[0] = fields.integer("/bucketStart", 1_700_000_000L, 4_102_444_800L);
            case 1 -> numbers[1] = bucketSeconds();
            case 2 -> numbers[2] = fields.integer("/revision", 1, 1000);
            case 3 -> texts[3] = fields.text("/projectId", WireFormat.PROJECT_ID);
            case 4 -> numbers[4] = fields.integer("/saltEpoch", 0, 9999);
            case 5 -> texts[5] = fields.text("/tool", WireFormat.SLUG);
            case 6 -> texts[6] = fields.text("/provider", WireFormat.SLUG);
            case 7 -> texts[7] = fields.text("/model", WireFormat.MODEL);
            case 8 -> numbers[8] = fields.integer("/requests", 0, 1_000_000);
            case 9 -> errors = NumberGroup.ERRORS.read(fields);
            case 10 -> tokens = NumberGroup.TOKENS.read(fields);
            case 11 -> histograms = histogramReader.readAll();
            case 12 -> cost = NumberGroup.COST.read(fields);
            default -> speed = NumberGroup.SPEED.read(fields);
        }
    }

    /** Whole minutes that divide an hour. */
    private long bucketSeconds() throws IOException {
        long seconds = fields.integer("/bucketSeconds", MINUTE, HOUR);
        if (seconds % MINUTE != 0 || HOUR % seconds != 0) {
            fields.faultAt("/bucketSeconds");
        }
        return seconds;
    }

    private SentRecord record() {
        BucketKey key = new BucketKey(numbers[0], (int) numbers[1], texts[3], texts[5], texts[6], texts[7]);
        return new SentRecord(
                key,
                (int) numbers[2],
                (int) numbers[4],
                numbers[8],
                new BucketErrors(errors[0], errors[1], errors[2], errors[3], errors[4], errors[5]),
                new TokenSums(tokens[0], tokens[2], tokens[4], tokens[5], tokens[1], tokens[3]),
                cost[0],
                cost[1],
                new BucketSpeed(speed[0], speed[1], speed[2], speed[3], speed[4]),
                histograms);
    }
}
