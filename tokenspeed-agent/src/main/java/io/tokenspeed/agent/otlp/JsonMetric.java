package io.tokenspeed.agent.otlp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one metric: the points of a sum, or the sums of a histogram. */
final class JsonMetric {
    private static final int CUMULATIVE = 2;

    private final JsonMembers json;
    private final List<PointDraft> points = new ArrayList<>();
    private String name = "";
    private boolean cumulative;

    JsonMetric(JsonMembers json) {
        this.json = json;
    }

    void read(List<PointDraft> all) throws IOException {
        json.members(member -> {
            switch (member) {
                case "name" -> name = json.shortText();
                case "sum", "histogram" -> json.object(() -> data(all.size()));
                default -> json.skip();
            }
        });
        points.forEach(point -> point.of(name, cumulative));
        all.addAll(points);
    }

    private void data(int before) throws IOException {
        json.members(member -> {
            switch (member) {
                case "dataPoints" ->
                    json.objects(() -> {
                        PointDraft point = new PointDraft();
                        points.add(point);
                        OtlpLimits.check(before + points.size());
                        point(point);
                    });
                case "aggregationTemporality" -> cumulative = json.number() == CUMULATIVE;
                default -> json.skip();
            }
        });
    }

    private void point(PointDraft point) throws IOException {
        json.members(member -> {
            switch (member) {
                case "startTimeUnixNano" -> point.start(json.number());
                case "asDouble", "asInt", "sum" -> point.value(json.real());
                default -> json.attributes(member, point::looksAtOneMore, point::attribute);
            }
        });
    }
}
