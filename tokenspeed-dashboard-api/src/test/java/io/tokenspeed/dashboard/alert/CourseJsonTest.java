package io.tokenspeed.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.model.alert.AlertPreview;
import io.tokenspeed.model.alert.AlertSeries;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseJsonTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:10:00Z");

    @Test
    void preview_hasAColumnForEachHalfAnHour() throws IOException {
        AlertPreview.Course course = new AlertPreview.Course(
                AlertSeries.ofTool("claude"), List.of(new AlertPreview.Point(FROM.plusSeconds(3_600), 0.3, 0.2)));
        AlertPreview preview = new AlertPreview(FROM, FROM.plusSeconds(5_400), List.of(), List.of(course));

        JsonNode json = new ObjectMapper().readTree(Answers.json(AlertJson.preview(preview)));

        assertThat(json.get("t")).hasToString("[1772323800,1772325600,1772327400,1772329200]");
        assertThat(json.at("/courses/0"))
                .hasToString("{\"series\":\"tool=claude\",\"values\":[null,null,0.3,null],"
                        + "\"thresholds\":[null,null,0.2,null]}");
    }
}
