package io.tokenspeed.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.gateway.wire.BodyScan;
import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            nullValues = "-",
            value = {
                "user-agent=claude-cli/2.1 (external, cli);x-claude-code-session-id=s1;x-claude-code-agent-id=a1 ¦ claude ¦ s1 ¦ a1 ¦ -",
                "user-agent=claude-cli/2.1 ¦ claude ¦ body ¦ - ¦ -",
                "user-agent=codex_cli_rs/0.99;session_id=s2 ¦ codex ¦ s2 ¦ - ¦ -",
                "originator=codex_vscode;session-id=s3 ¦ codex ¦ s3 ¦ - ¦ -",
                "originator=codex_exec ¦ codex ¦ body ¦ - ¦ -",
                "user-agent=opencode/1.2;x-session-affinity=s4 ¦ opencode ¦ s4 ¦ - ¦ -",
                "user-agent=GeminiCLI/0.9 ¦ gemini ¦ - ¦ - ¦ -",
                "user-agent=curl/8;x-session-id=s5 ¦ gateway ¦ s5 ¦ - ¦ -",
                "user-agent=curl/8;x-session-id=not an id ¦ gateway ¦ - ¦ - ¦ -",
                "x-tokenspeed-attempt=my-app:k1-7 ¦ my-app ¦ - ¦ - ¦ k1-7",
                "x-tokenspeed-attempt=No Tool:k ¦ gateway ¦ - ¦ - ¦ -",
            })
    void headers_tellTheClient(String headers, String tool, String session, String agentRun, String key) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        for (String header : headers.split(";", -1)) {
            int equals = header.indexOf('=');
            all.add(header.substring(0, equals), header.substring(equals + 1));
        }
        BodyScan scan = new BodyScan(null, null, BodyScan.NOTHING.usage(), "body", 0);

        assertThat(Clients.of(all, scan)).isEqualTo(new Client(tool, session, agentRun, key));
    }
}
