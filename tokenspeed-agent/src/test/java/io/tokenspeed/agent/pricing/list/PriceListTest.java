package io.tokenspeed.agent.pricing.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.rate.RateText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriceListTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-30");

    @TempDir
    private Path folder;

    @Test
    void read_liteLlm_hasEveryRate() throws Exception {
        ListedPrices list = fixture(PriceSite.LITELLM);

        assertThat(rates(list))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "litellm-2026-11-30/anthropic/claude-opus-4-8",
                        "=5000000,500000,6250000,10000000,25000000,"
                                + " fast=10000000,1000000,12500000,20000000,50000000,"
                                + " %us=1100000 +web_search=10000000000",
                        "litellm-2026-11-30/gemini/gemini-3-pro",
                        "=2000000,,,,12000000, >200000=4000000,,,,18000000, priority=4000000,,,,24000000,",
                        "litellm-2026-11-30/openai/gpt-4o",
                        "=2500000,,,,10000000,",
                        "litellm-2026-11-30/dashscope/qwen-plus",
                        "=400000,,,,1200000,4000000 >256000=1200000,,,,3600000,"));
        assertThat(list.offer().rows())
                .filteredOn(row -> row.model().equals("gpt-4o"))
                .extracting(PriceRow::key)
                .containsExactly("openai/gpt-4o");
    }

    @Test
    void read_liteLlmEntriesThatAreWrong_areCounted() throws Exception {
        assertThat(fixture(PriceSite.LITELLM).offer().invalid()).isEqualTo(6);
    }

    @Test
    void read_genaiPrices_hasDatesInTheirOrder() throws Exception {
        ListedPrices list = fixture(PriceSite.GENAI_PRICES);

        assertThat(rates(list))
                .containsExactly(
                        Map.entry(
                                "genai-prices-2026-11-30/anthropic/claude-sonnet-4-6",
                                "=3000000,300000,,,15000000, >200000=6000000,300000,,,22500000,"),
                        Map.entry(
                                "genai-prices-2026-11-30/anthropic/claude-sonnet-4-6@2026-03-13",
                                "=3000000,300000,3750000,6000000,15000000, +web_search=10000000000"),
                        Map.entry("genai-prices-2026-11-30/anthropic/claude-v1", "=8000000,,,,24000000,"));
        assertThat(list.leftOut()).containsExactly("deepseek/deepseek-chat");
        assertThat(list.offer().invalid()).isEqualTo(3);
    }

    @Test
    void read_modelsDev_hasBothFormsOfTiers() throws Exception {
        ListedPrices list = fixture(PriceSite.MODELS_DEV);

        assertThat(rates(list))
                .containsExactly(
                        Map.entry(
                                "models.dev-2026-11-30/anthropic/claude-opus-4-8",
                                "=5000000,500000,6250000,,25000000,"),
                        Map.entry(
                                "models.dev-2026-11-30/anthropic/claude-sonnet-4-5",
                                "=3000000,,,,15000000, >200000=6000000,,,,22500000,"),
                        Map.entry(
                                "models.dev-2026-11-30/gemini/gemini-3-pro",
                                "=2000000,,,,12000000, >200000=4000000,,,,18000000,"));
        assertThat(list.offer().invalid()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "LITELLM, [], it must be an object with an entry per model",
        "GENAI_PRICES, {}, it must be an array of providers",
        "MODELS_DEV, 7, it must be an object of providers"
    })
    void read_anotherShape_isRefused(PriceSite site, String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("list.json"), text);

        assertThatThrownBy(() -> site.read(file, source(site))).hasMessage(reason);
    }

    @ParameterizedTest
    @EnumSource(PriceSite.class)
    void read_anyTruncation_isRefused(PriceSite site) throws Exception {
        byte[] whole = Files.readAllBytes(file(site));
        Path file = folder.resolve("list.json");

        for (int length = 0; length < whole.length - 3; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> site.read(file, source(site))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void read_deepNesting_isRefused() throws IOException {
        Path file =
                Files.writeString(folder.resolve("list.json"), "{\"m\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(41));

        assertThatThrownBy(() -> PriceSite.LITELLM.read(file, source(PriceSite.LITELLM)))
                .hasMessage("the list is nested too deep");
    }

    @Test
    void isUnbelievable_moreThanOneInTwentyWrong() throws IOException {
        assertThat(liteLlm(95, 5).isUnbelievable()).isFalse();
        assertThat(liteLlm(94, 6).isUnbelievable()).isTrue();
        assertThat(liteLlm(0, 0).isUnbelievable()).isTrue();
    }

    private ListedPrices liteLlm(int right, int wrong) throws IOException {
        StringBuilder text = new StringBuilder("{\"first\":{}");
        for (int i = 0; i < right + wrong; i++) {
            text.append(",\"m").append(i).append("\":{\"mode\":\"chat\",\"litellm_provider\":\"openai\",");
            text.append("\"output_cost_per_token\":1e-6,\"input_cost_per_token\":")
                    .append(i < right ? "1e-6}" : "true}");
        }
        Path file = Files.writeString(folder.resolve("list.json"), text + "}");
        return PriceSite.LITELLM.read(file, source(PriceSite.LITELLM));
    }

    private static Map<String, String> rates(ListedPrices list) {
        Map<String, String> rates = new LinkedHashMap<>();
        list.offer().rows().forEach(row -> rates.put(row.id(), RateText.of(row.schedule())));
        return rates;
    }

    private static ListedPrices fixture(PriceSite site) throws Exception {
        return site.read(file(site), source(site));
    }

    private static Path file(PriceSite site) throws URISyntaxException {
        URL url = PriceListTest.class.getResource("/prices/" + site.source() + ".json");
        return Path.of(Objects.requireNonNull(url).toURI());
    }

    private static PriceSource source(PriceSite site) {
        return new PriceSource(site.source(), DAY, "d");
    }
}
