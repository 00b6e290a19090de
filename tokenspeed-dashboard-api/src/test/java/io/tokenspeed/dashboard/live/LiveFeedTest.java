package io.tokenspeed.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final int KEPT = 3;

    private final LiveFeed feed = new LiveFeed("run", KEPT);

    @Test
    void after_latest_isNothing() {
        publish("a", "b");

        assertThat(feed.after(2)).isNull();
        assertThat(feed.latest()).isEqualTo(2);
    }

    @Test
    void after_number_isTheNextEvent() {
        publish("a", "b", "c");

        assertThat(frame(1))
                .startsWith("id: run-2\ndata: {")
                .contains("\"id\":\"b\"")
                .endsWith("}\n\n");
    }

    @Test
    void tellOfAlerts_betweenRequests_isAnEventOfItsOwnType() {
        publish("a");
        feed.tellOfAlerts();

        assertThat(frame(1)).isEqualTo("event: alert\nid: run-2\ndata: {}\n\n");
    }

    @Test
    void after_forgottenNumber_isTheOldestThatIsKept() {
        publish("a", "b", "c", "d", "e");

        assertThat(frame(0)).startsWith("id: run-3\n");
        assertThat(frame(1)).startsWith("id: run-3\n");
    }

    @Test
    void resume_withoutId_startsWithWhatComes() {
        publish("a", "b");

        assertThat(feed.resume(null)).isEqualTo(2);
    }

    @Test
    void resume_withIdOfThisRun_goesOnAfterIt() {
        publish("a", "b");

        assertThat(feed.resume("run-1")).isEqualTo(1);
        assertThat(feed.resume("run-99")).isEqualTo(2);
    }

    @Test
    void resume_withAnyOtherId_startsWithAllThatIsKept() {
        publish("a", "b");

        assertThat(feed.resume("other-1")).isZero();
        assertThat(feed.resume("run-x")).isZero();
    }

    private String frame(long after) {
        return new String(Objects.requireNonNull(feed.after(after)).frame(), StandardCharsets.UTF_8);
    }

    private void publish(String... ids) {
        for (String id : ids) {
            RequestDetails details = new RequestDetails(
                    new RequestPlace(0, "s", "m", null, "model", null, null),
                    new RequestTiming(1L, null, 2L, SpeedBasis.NONE, null),
                    RequestEnding.OK);
            Request request =
                    new Request(new RequestKey("claude", id), RecordKind.SINGLE, TokenCounts.NONE, null, details);
            feed.publish(new RecordedRequest(new StoredRequest(id, request, null), null, null, null));
        }
    }
}
