package io.tokenspeed.sources.tree;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.REASONING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TokenFieldsTest {
    @Test
    void counts_inputWithCachedPartAndOutputWithoutReasoning_areBroughtIntoNormalForm() throws Exception {
        TokenFields fields = of("{'in':100,'read':60,'write':10,'out':20,'think':5}")
                .inputHoldsCacheReads()
                .inputHoldsCacheWrites()
                .outputLacksReasoning();

        assertThat(fields.counts()).isEqualTo(new TokenCounts(30, 60, 10, 0, 25, 5, true, UsageSource.REPORTED, true));
        assertThat(fields.doubt()).isNull();
    }

    @Test
    void counts_separateCounters_stayAsTheyAre() throws Exception {
        assertThat(of("{'in':100,'read':60,'out':20}").counts())
                .isEqualTo(new TokenCounts(100, 60, 0, 0, 20, 0, false, UsageSource.REPORTED, true));
    }

    @Test
    void counts_impossibleCounter_isUnknownAndNamed() throws Exception {
        TokenFields fields = of("{'in':-4,'read':'many','out':20}");

        assertThat(fields.counts()).isEqualTo(new TokenCounts(0, 0, 0, 0, 20, 0, false, UsageSource.PARTIAL, true));
        assertThat(fields.doubt()).isEqualTo("in is negative");
    }

    @Test
    void counts_inputBelowItsCachedPart_isDoubted() throws Exception {
        TokenFields fields = of("{'in':5,'read':60,'out':20}").inputHoldsCacheReads();

        assertThat(fields.counts().input()).isZero();
        assertThat(fields.doubt()).isEqualTo("the input is less than its cached part");
    }

    @Test
    void counts_noCounter_areNone() throws Exception {
        assertThat(of("{'in':null}").counts()).isEqualTo(TokenCounts.NONE);
        assertThat(of("{}").stated()).isFalse();
    }

    @Test
    void costNano_dollars_areNanoDollars() {
        assertThat(new TokenFields().cost("cost", 0.0123).costNano()).isEqualTo(12_300_000L);
        assertThat(new TokenFields().cost("cost", 0).costNano()).isNull();
        assertThat(new TokenFields().cost("cost", -1).doubt())
                .isEqualTo("cost is not an amount of US dollars from 0 to 10000");
    }

    @Test
    void millis_secondsMillisecondsAndText_areMilliseconds() throws Exception {
        JsonNode times = json("{'s':1793611200.5,'ms':1793611200500,'iso':'2026-11-02T09:00:00.100Z','bad':12}");

        assertThat(JsonTree.millis(times, "s")).isEqualTo(1_793_611_200_500L);
        assertThat(JsonTree.millis(times, "ms")).isEqualTo(1_793_611_200_500L);
        assertThat(JsonTree.millis(times, "iso")).isEqualTo(1_793_610_000_100L);
        assertThat(JsonTree.millis(times, "bad")).isNull();
        assertThat(JsonTree.millis(times, "none")).isNull();
    }

    private static TokenFields of(String json) throws JsonProcessingException {
        JsonNode usage = json(json);
        return new TokenFields()
                .member(INPUT, usage, "in")
                .member(CACHE_READ, usage, "read")
                .member(CACHE_WRITE, usage, "write")
                .member(OUTPUT, usage, "out")
                .member(REASONING, usage, "think");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JsonTree.document(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
