package io.tokenspeed.dashboard.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.dashboard.RequestBound;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.dashboard.RequestNumber;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);

    private static final InMemoryLocalStorage STORAGE = new InMemoryLocalStorage(Pricing.NONE);

    @BeforeAll
    static void store() {
        Iterator<ImportBatch> batches = List.of(new ImportBatch(
                        List.of(
                                TestRequests.claude("a").model("Claude-Opus").build(),
                                TestRequests.claude("b").model("claude-haiku").build(),
                                TestRequests.codex("c").model("gpt, large").build(),
                                TestRequests.codex("d").provider(null).build()),
                        List.of()))
                .iterator();
        try (ImportWriter writer = STORAGE.beginImport()) {
            writer.commit(() -> batches.hasNext() ? batches.next() : null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is,model,claude-haiku | claude-haiku",
                "is,model,claude-haiku,never-seen | claude-haiku never-seen",
                "contains,model,OPUS,gpt-5 | Claude-Opus gpt-5-codex",
                "contains_not,model,claude | gpt, large gpt-5-codex",
                "is_not,model,claude-haiku,gpt-5-codex | Claude-Opus gpt, large",
                "is,model,gpt%2C large | gpt, large",
                "contains,model,nothing like it | ''",
            })
    void narrow_choosesNames(String filter, String names) {
        UsageFilter narrowed = filters(FilterScope.SUMS, filter).narrow(EVERYTHING, STORAGE.usage());

        assertThat(String.join(" ", narrowed.models() == null ? List.of("all") : sorted(narrowed)))
                .isEqualTo(names);
        assertThat(narrowed.tools()).isNull();
    }

    private static List<String> sorted(UsageFilter filter) {
        return filter.models() == null
                ? List.of()
                : filter.models().stream().sorted().toList();
    }

    @Test
    void narrow_severalFilters_mustAllMatch() {
        Filters filters = filters(
                FilterScope.SUMS, "contains,model,claude", "is_not,model,claude-haiku", "is,provider,unknown,openai");

        UsageFilter narrowed = filters.narrow(EVERYTHING, STORAGE.usage());

        assertThat(narrowed.models()).containsExactly("Claude-Opus");
        assertThat(narrowed.providers()).containsExactlyInAnyOrder("unknown", "openai");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | A filter is an operator, a dimension and at least one value, with commas between.",
                "is,model, | A filter is an operator, a dimension and at least one value, with commas between.",
                "is,model,%zz | A filter is an operator, a dimension and at least one value, with commas between.",
                "like,model,x | There is no operator \"like\"; there are is, is_not, contains, contains_not, gte, lte.",
                "is,status,ok | There is no dimension \"status\" here; there are project, provider, model, tool.",
                "gte,model,5 | \"model\" cannot be compared by \"gte\".",
            })
    void notUnderstood_isLeftOutWithAReason(String filter, String reason) {
        Filters filters = filters(FilterScope.SUMS, filter, "is,tool,claude");

        assertThat(filters.ignored()).containsExactly(new IgnoredParameter("f", filter, reason));
        assertThat(filters.narrow(EVERYTHING, STORAGE.usage())).isEqualTo(EVERYTHING.withTool("claude"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gte,latency_ms,5,6 | \"latency_ms\" takes one value.",
                "gte,latency_ms,1.5 | \"latency_ms\" takes a whole number.",
                "is,status,good | \"status\" is one of ok, failed, cancelled.",
                "is,device,x | There is no dimension \"device\" here; there are project, provider, model, tool, "
                        + "status, latency_ms, ttft_ms, output_tokens, total_tokens, cost_nano.",
            })
    void ofRequests_notUnderstood_isLeftOutWithAReason(String filter, String reason) {
        assertThat(filters(FilterScope.REQUESTS, filter).ignored())
                .containsExactly(new IgnoredParameter("f", filter, reason));
    }

    @Test
    void requests_haveEndingsAndNumbers() {
        Filters filters = filters(
                FilterScope.REQUESTS, "is_not,status,ok", "gte,cost_nano,1000000", "lte,ttft_ms,20", "gte,ttft_ms,3");

        RequestFilter filter = filters.requests(EVERYTHING);

        assertThat(filter.statuses()).containsExactlyInAnyOrder(Status.FAILED, Status.CANCELLED);
        assertThat(filter.bounds())
                .containsExactly(
                        new RequestBound(RequestNumber.COST_NANO, 1_000_000L, null),
                        new RequestBound(RequestNumber.TTFT_MS, null, 20L),
                        new RequestBound(RequestNumber.TTFT_MS, 3L, null));
    }

    @Test
    void device_isOneOfAHub() {
        Filters filters = filters(FilterScope.DEVICES, "is,device,AQID", "is,device,BQID");

        assertThat(filters.device()).isEqualTo("AQID");
        assertThat(filters.ignored())
                .containsExactly(new IgnoredParameter("f", "is,device,BQID", "Another filter names a device already."));
    }

    private static Filters filters(FilterScope scope, String... filters) {
        return Filters.of(List.of(filters), scope);
    }
}
