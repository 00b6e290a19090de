package io.tokenspeed.hub.ingest;

import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.histogram.Histogram;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the histograms of a record. */
final class HistogramReader {
    private static final String POINTER = "/hist";
    private static final Map<String, HistogramKind> KINDS =
            Arrays.stream(HistogramKind.values()).collect(Collectors.toMap(HistogramKind::member, kind -> kind));
    private static final long COUNT = 1_000_000;
    /** The largest whole number that every JSON parser reads exactly. */
    private static final long EXACT = 9_007_199_254_740_991L;
    /** The longest time in milliseconds and the largest speed in milli-tokens per second. */
    private static final long LARGEST = 4_294_967_296L;

    private static final int MAX_BUCKETS = 512;
    private static final int LAST_INDEX = 1023;
    private static final long ABSENT = -1;
    private static final long[] EMPTY = {};

    private final Fields fields;

    HistogramReader(Fields fields) {
        this.fields = fields;
    }

    /** Reads the histograms that the record has. */
    Map<HistogramKind, SentHistogram> readAll() throws IOException {
        Map<HistogramKind, SentHistogram> all = new EnumMap<>(HistogramKind.class);
        if (!fields.open(POINTER)) {
            return all;
        }
        for (String name = fields.next(); name != null; name = fields.next()) {
            HistogramKind kind = KINDS.get(name);
            if (kind == null) {
                fields.skip(POINTER);
            } else {
                read(all, kind, POINTER + "/" + name);
            }
        }
        return all;
    }

    private void read(Map<HistogramKind, SentHistogram> all, HistogramKind kind, String pointer) throws IOException {
        if (!fields.open(pointer)) {
            return;
        }
        long scale = ABSENT;
        long count = ABSENT;
        long sum = ABSENT;
        long min = ABSENT;
        long max = ABSENT;
        long zero = ABSENT;
        long[] indexes = null;
        long[] counts = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "scale" -> scale = fields.integer(pointer, Histogram.SCALE, Histogram.SCALE);
                case "count" -> count = fields.integer(pointer, 1, COUNT);
                case "sum" -> sum = fields.integer(pointer, 0, EXACT);
                case "min" -> min = fields.integer(pointer, 0, LARGEST);
                case "max" -> max = fields.integer(pointer, 0, LARGEST);
                case "zero" -> zero = fields.integer(pointer, 0, COUNT);
                case "idx" -> indexes = array(pointer + "/idx", -1, LAST_INDEX);
                case "cnt" -> counts = array(pointer + "/cnt", 1, COUNT);
                default -> fields.skip(pointer);
            }
        }
        boolean numbers = scale >= 0 && count >= 0 && sum >= 0 && min >= 0 && max >= 0 && zero >= 0;
        if (numbers && indexes != null && counts != null) {
            all.put(kind, new SentHistogram(pointer, count, sum, min, max, zero, indexes, counts));
        } else {
            fields.faultAt(pointer);
        }
    }

    private long[] array(String pointer, long min, long max) throws IOException {
        if (!fields.openArray(pointer)) {
            return EMPTY;
        }
        long[] values = new long[16];
        int count = 0;
        while (fields.json().nextToken() != JsonToken.END_ARRAY) {
            long value = fields.integer(pointer, min, max);
            if (count == MAX_BUCKETS) {
                fields.faultAt(pointer);
                continue;
            }
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = value;
        }
        return Arrays.copyOf(values, count);
    }
}
