package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WatchCommandTest {
    @Test
    void line_callsInputAndCacheThePrompt() {
        Request request = TestRequests.claude("msg_1")
                .model("opus")
                .tokens(TestTokens.everyClass(10))
                .at("1970-01-01T00:00:03Z")
                .build();
        RecordedRequest recorded = new RecordedRequest(new StoredRequest("r1", request, null, null), null, null, null);

        assertThat(WatchCommand.line(recorded, ZoneOffset.UTC))
                .startsWith("00:00:03  claude  opus  100 prompt  60 out  ");
    }
}
