package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A measure for each provider and model that was used since the baseline began. */
final class RegressionMeasure implements Measure {
    private final Past past;
    private final BiFunction<AlertSeries, ModelTimes, ModelMeasure> maker;
    private final Map<AlertSeries, ModelMeasure> measures = new HashMap<>();

    RegressionMeasure(Past past, BiFunction<AlertSeries, ModelTimes, ModelMeasure> maker) {
        this.past = past;
        this.maker = maker;
    }

    @Override
    public List<Reading> at(long now) {
        List<Reading> readings = new ArrayList<>();
        past.models().forEach((series, times) -> {
            if (times.at.lower(now) > times.at.lower(ModelMeasure.baselineStart(now))) {
                readings.add(measures.computeIfAbsent(series, unused -> maker.apply(series, times))
                        .at(now));
            }
        });
        return readings;
    }
}
