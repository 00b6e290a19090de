package io.tokenspeed.agent.otlp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one metric: the points of a sum, or the sums of a histogram. */
final class ProtobufMetric {
    private static final int CUMULATIVE = 2;

    private final ProtobufFields fields;
    private final List<PointDraft> points = new ArrayList<>();
    private String name = "";
    private boolean cumulative;

    ProtobufMetric(ProtobufFields fields) {
        this.fields = fields;
    }

    void read(List<PointDraft> all) throws IOException {
        fields.each(field -> {
            switch (field) {
                case 1 -> name = String.valueOf(fields.text());
                case 7 -> fields.message(() -> data(all.size(), false));
                case 9 -> fields.message(() -> data(all.size(), true));
                default -> fields.skip();
            }
        });
        points.forEach(point -> point.of(name, cumulative));
        all.addAll(points);
    }

    private void data(int before, boolean histogram) throws IOException {
        fields.each(field -> {
            switch (field) {
                case 1 -> {
                    PointDraft point = new PointDraft();
                    points.add(point);
                    OtlpLimits.check(before + points.size());
                    fields.message(() -> point(point, histogram));
                }
                case 2 -> cumulative = fields.varint() == CUMULATIVE;
                default -> fields.skip();
            }
        });
    }

    /** Attributes are in field 7 of a number and in field 9 of a histogram; the value in 4 or 6, or in 5. */
    private void point(PointDraft point, boolean histogram) throws IOException {
        fields.each(field -> {
            if (field == 2) {
                point.start(fields.fixed64());
            } else if (field == (histogram ? 9 : 7)) {
                fields.attribute(point.looksAtOneMore(), point::attribute);
            } else if (field == (histogram ? 5 : 4)) {
                point.value(Double.longBitsToDouble(fields.fixed64()));
            } else if (!histogram && field == 6) {
                point.value((double) fields.fixed64());
            } else {
                fields.skip();
            }
        });
    }
}
