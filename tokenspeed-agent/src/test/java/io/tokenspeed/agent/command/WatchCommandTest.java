package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.request.Origin;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.Trace;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WatchCommandTest {
    @Test
    void line_callsInputAndCacheThePrompt() {
        Origin origin = new Origin(
                0,
                "s",
                "m",
                null,
                "opus",
                "anthropic",
                null,
                1_000L,
                null,
                3_000L,
                SpeedBasis.E2E_APPROX,
                2_000L,
                Status.OK,
                null,
                null);
        TokenCounts tokens = new TokenCounts(10, 900, 100, 0, 640, 0, true, UsageSource.REPORTED, true);
        Request request = new Request("claude", "msg_1", null, Trace.SINGLE, tokens, null, origin);
        RecordedRequest recorded = new RecordedRequest(new StoredRequest("r1", request, null, null), null, null, null);

        assertThat(WatchCommand.line(recorded, ZoneOffset.UTC))
                .startsWith("00:00:03  claude  opus  1,010 prompt  640 out  ");
    }
}
