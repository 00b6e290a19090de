package io.tokenspeed.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedRequestsTest {
    @Test
    void line_standsUnderTheHeadingsOfTheReports() {
        WatchedRequests wide = new WatchedRequests(120, ZoneOffset.UTC);

        assertThat(wide.header().split(" {2,}"))
                .containsExactly(
                        "Time", "Tool", "Model", "Input", "Output", "Cache write", "Cache read", "Cost", "tok/s");
        assertThat(wide.line(request("opus")).split(" {2,}"))
                .containsExactly("00:00:03", "claude", "opus", "10", "60", "70", "20", "—", "—");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120})
    void line_longNames_fitsTheWidth(int width) {
        WatchedRequests requests = new WatchedRequests(width, ZoneOffset.UTC);

        assertThat(Text.width(requests.header())).isLessThanOrEqualTo(width);
        assertThat(Text.width(requests.line(request("モデル".repeat(30))))).isLessThanOrEqualTo(width);
    }

    private static RecordedRequest request(String model) {
        return new RecordedRequest(
                new StoredRequest(
                        "r1",
                        TestRequests.claude("msg_1")
                                .model(model)
                                .tokens(TestTokens.everyClass(10))
                                .at("1970-01-01T00:00:03Z")
                                .build(),
                        null),
                null,
                null,
                null);
    }
}
