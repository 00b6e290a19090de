package io.tokenspeed.sources.codex;

import static io.tokenspeed.sources.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodexLimitsTest {
    private static final String NO_INFO = "{'type':'token_count','info':null,'rate_limits':";

    @TempDir
    private Path home;

    @Test
    void read_fullReport_hasWindowsPlanAndCredits() throws IOException {
        List<LimitReport> limits = limits("{'limit_id':'codex','primary':{'used_percent':3.1,'window_minutes':300,"
                + "'resets_at':1796050800},'secondary':{'used_percent':12,'window_minutes':10080,'resets_at':1796450800},"
                + "'credits':{'has_credits':true,'unlimited':false,'balance':'12.5'},'plan_type':'plus'}");

        LimitAccount account = new LimitAccount("plus", "12.5");
        assertThat(limits)
                .containsExactly(
                        report("primary", 300, 3.1, 1_796_050_800_000L, account),
                        report("secondary", 10_080, 12, 1_796_450_800_000L, account));
    }

    @Test
    void read_relativeReset_isUnknown() throws IOException {
        List<LimitReport> limits = limits(
                "{'primary':{'used_percent':50.0,'window_minutes':299,'resets_in_seconds':16000},'secondary':null}");

        assertThat(limits).containsExactly(report("primary", 299, 50, null, LimitAccount.UNKNOWN));
    }

    @Test
    void read_limitOfItsOwnId_isAnotherLimit() throws IOException {
        List<LimitReport> limits =
                limits("{'limit_id':'codex_other','primary':{'used_percent':7},'credits':{'unlimited':true}}");

        assertThat(limits)
                .containsExactly(report("codex_other:primary", null, 7, null, new LimitAccount(null, "unlimited")));
    }

    @Test
    void read_valuesThatCannotBe_areLeftOut() throws IOException {
        assertThat(limits("{'primary':{'used_percent':-1},'secondary':{'window_minutes':5},'plan_type':5}"))
                .isEmpty();
        assertThat(limits("{'primary':{'used_percent':1,'window_minutes':-5,'resets_at':'soon'}}"))
                .containsExactly(report("primary", null, 1, null, LimitAccount.UNKNOWN));
    }

    @Test
    void read_severalReports_keepsTheLatest() throws IOException {
        SourceProbe probe = probe(new Rollout()
                .thread(1, "")
                .tokens("00:06.000", usage(9000, 7000, 420, 256), null)
                .line("00:08.000", "event_msg", NO_INFO + "{'primary':{'used_percent':9}}}"));

        assertThat(probe.limits()).extracting(LimitReport::usedPercent).containsExactly(9.0);
    }

    private List<LimitReport> limits(String json) throws IOException {
        return probe(new Rollout().thread(1, "").line("00:06.000", "event_msg", NO_INFO + json + "}"))
                .limits();
    }

    private SourceProbe probe(Rollout rollout) throws IOException {
        rollout.write(home.toRealPath().resolve(".codex/sessions/2026/10/05").resolve(Rollout.name(1)));
        return new SourceProbe(new CodexSource(
                        Environment.of(Map.of("HOME", home.toRealPath().toString()), home)))
                .read();
    }

    private static LimitReport report(
            String name, @Nullable Integer minutes, double used, @Nullable Long resetsAt, LimitAccount account) {
        long seen = Instant.parse("2026-10-05T07:00:06Z").toEpochMilli();
        return new LimitReport("codex", name, minutes, used, resetsAt, account, seen, "rollout");
    }
}
