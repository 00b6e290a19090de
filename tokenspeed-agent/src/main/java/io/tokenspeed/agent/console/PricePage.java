package io.tokenspeed.agent.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.JsonNumbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.workspace.PriceExplanation;
import io.tokenspeed.agent.workspace.PriceExplanation.Rate;
import io.tokenspeed.model.price.rate.Surcharges;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows an explained price as text or as JSON. */
public final class PricePage {
    private PricePage() {}

    public static List<String> lines(PriceExplanation price, int width) {
        List<String> lines = new ArrayList<>();
        lines.add("Price of " + price.model());
        lines.add("");
        lines.add("  row        " + price.price().id());
        lines.add("  matched    " + price.price().model()
                + (price.price().provider() == null
                        ? ""
                        : " at " + price.price().provider()));
        lines.addAll(wrapped("  because    ", price.rule(), width));
        lines.add("  valid      "
                + (price.price().validFrom() == null
                        ? "always"
                        : "from " + price.price().validFrom()));
        if (price.price().assumed()) {
            lines.add("             assumed for the time before it was first seen");
        }
        lines.add("  source     " + price.price().source()
                + (price.price().fetchedOn() == null ? "" : ", " + price.price().fetchedOn()));
        lines.add("");
        lines.add("  USD per million tokens");
        for (Rate rate : price.rates()) {
            String dollars = JsonNumbers.dollars(rate.nanoUsdPerMillion());
            String condition = rate.condition() == null ? "" : rate.condition();
            String label = rate.tokens() + " ".repeat(Math.max(1, 18 - Text.width(rate.tokens())));
            String number = "    " + label + " ".repeat(Math.max(0, 8 - dollars.length())) + dollars;
            lines.addAll(wrapped(number + (condition.isEmpty() ? "" : "  "), condition, width));
        }
        lines.addAll(surcharges(price.surcharges()));
        List<String> fitting = new ArrayList<>();
        for (String line : lines) {
            fitting.add(Text.shorten(Text.clean(line), width));
        }
        return fitting;
    }

    private static List<String> surcharges(Surcharges surcharges) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(surcharges.regions())
                .forEach((region, factor) -> lines.add(
                        "  all prices × " + factor(factor) + " where inference is restricted to region " + region));
        if (surcharges.webSearch() != null) {
            lines.add("  " + searches(surcharges.webSearch()) + " USD per thousand searches of the web");
        }
        if (!lines.isEmpty()) {
            lines.add(0, "");
        }
        return lines;
    }

    private static String factor(long millionths) {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }

    private static String searches(long pico) {
        return BigDecimal.valueOf(pico, 9).stripTrailingZeros().toPlainString();
    }

    /** Wraps the words behind the label; later lines begin below the first word. */
    private static List<String> wrapped(String label, String words, int width) {
        List<String> lines = new ArrayList<>();
        String start = label;
        for (String line : Text.wrap(words, Math.max(1, width - Text.width(label)))) {
            lines.add(start + line);
            start = " ".repeat(Text.width(label));
        }
        return lines.isEmpty() ? List.of(label) : lines;
    }

    public static void json(JsonGenerator json, String model, @Nullable PriceExplanation price) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", 1);
        json.writeStringField("modelName", model);
        json.writeFieldName("price");
        if (price == null) {
            json.writeNull();
        } else {
            price(json, price);
        }
        json.writeEndObject();
    }

    private static void price(JsonGenerator json, PriceExplanation price) throws IOException {
        json.writeStartObject();
        json.writeStringField("priceId", price.price().id());
        json.writeStringField("matchedModel", price.price().model());
        text(json, "providerName", price.price().provider());
        json.writeStringField("rule", price.rule());
        text(json, "validFrom", price.price().validFrom());
        json.writeBooleanField("assumed", price.price().assumed());
        json.writeStringField("source", price.price().source());
        text(json, "fetchedOn", price.price().fetchedOn());
        json.writeArrayFieldStart("rates");
        for (Rate rate : price.rates()) {
            json.writeStartObject();
            json.writeStringField("tokens", rate.tokens());
            json.writeFieldName("usdPerMillion");
            json.writeNumber(JsonNumbers.dollars(rate.nanoUsdPerMillion()));
            json.writeNumberField("nanoUsdPerMillion", rate.nanoUsdPerMillion());
            text(json, "condition", rate.condition());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("regionFactors");
        for (Map.Entry<String, Long> region : new TreeMap<>(price.surcharges().regions()).entrySet()) {
            json.writeFieldName(region.getKey());
            json.writeNumber(factor(region.getValue()));
        }
        json.writeEndObject();
        json.writeFieldName("usdPerThousandWebSearches");
        Long webSearch = price.surcharges().webSearch();
        if (webSearch == null) {
            json.writeNull();
        } else {
            json.writeNumber(searches(webSearch));
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value.toString());
        }
    }
}
