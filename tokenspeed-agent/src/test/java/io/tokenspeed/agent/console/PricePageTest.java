package io.tokenspeed.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.workspace.MatchedPrice;
import io.tokenspeed.agent.workspace.PriceExplanation;
import io.tokenspeed.model.price.rate.Surcharges;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricePageTest {
    private static final String RULE = "claude-sonnet-4-5 is the only row of a model of that name and the request names"
            + " no provider, so its price counts";
    private static final String CONDITION = "priority tier, prompt above 200,000, whole request";

    @Test
    void lines_narrow_keepEveryWord() {
        List<String> lines = PricePage.lines(price(), 60);

        assertThat(lines).allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(60));
        assertThat(String.join(" ", lines).replaceAll(" +", " ")).contains(RULE, CONDITION);
        assertThat(lines).noneMatch(line -> line.contains("…"));
    }

    private static PriceExplanation price() {
        return new PriceExplanation(
                "claude-sonnet-4-5",
                RULE,
                new MatchedPrice(
                        "anthropic/claude-sonnet-4-5/1", "claude-sonnet-4-5", null, null, false, "price list", null),
                List.of(new PriceExplanation.Rate("input", 3_000_000_000L, CONDITION)),
                Surcharges.NONE);
    }
}
