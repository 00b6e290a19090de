package io.tokenspeed.agent.pricing.list;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.agent.pricing.list.OfferBuilder.Dated;
import io.tokenspeed.agent.pricing.list.OfferBuilder.Listed;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.PriceSource;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads LiteLLM's {@code model_prices_and_context_window.json}: an object with an entry per model. An entry whose key
 * names its provider wins over one that does not, as in the bundled table.
 */
final class LiteLlmList {
    private static final Set<String> MODES = Set.of("chat", "completion", "responses");
    private static final Map<String, String> PROVIDERS = Map.of(
            "azure_text", "azure",
            "bedrock_converse", "bedrock",
            "cohere_chat", "cohere",
            "text-completion-codestral", "codestral",
            "text-completion-inception", "inception",
            "text-completion-openai", "openai");
    private static final Comparator<String> NAMING_PROVIDER_FIRST =
            Comparator.comparing((String key) -> key.indexOf('/') < 0).thenComparing(Comparator.naturalOrder());

    private final OfferBuilder offer;
    private final Map<String, Priced> found = new TreeMap<>(NAMING_PROVIDER_FIRST);

    private LiteLlmList(PriceSource source) {
        this.offer = new OfferBuilder(source);
    }

    private record Priced(Listed name, PriceSchedule schedule) {}

    static ListedPrices read(JsonParser json, PriceSource source) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("it must be an object with an entry per model");
        }
        LiteLlmList list = new LiteLlmList(source);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            list.add(key, json);
        }
        list.found.values().forEach(priced -> list.offer.add(priced.name, List.of(new Dated(priced.schedule, null))));
        return list.offer.build();
    }

    private void add(String key, JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            offer.invalid();
            return;
        }
        JsonEntry entry = JsonEntry.read(json);
        String mode = entry.text("mode");
        try {
            if (mode != null && MODES.contains(mode)) {
                LiteLlmRates.schedule(entry).ifPresent(schedule -> add(key, entry, schedule));
            }
        } catch (BadEntryException | IllegalArgumentException wrong) {
            offer.invalid();
        }
    }

    private void add(String key, JsonEntry entry, PriceSchedule schedule) {
        String raw = entry.text("litellm_provider");
        if (raw == null || raw.isBlank()) {
            throw new IllegalArgumentException("no provider");
        }
        String provider = raw.startsWith("vertex_ai") ? "vertex_ai" : PROVIDERS.getOrDefault(raw, raw);
        found.put(key, new Priced(new Listed(provider, model(key, provider, raw), key), schedule));
    }

    private static String model(String key, String provider, String raw) {
        int slash = key.indexOf('/');
        String prefix = key.substring(0, Math.max(0, slash));
        boolean named = prefix.equals(provider) || prefix.equals(raw) || prefix.equals(provider.replace('_', '-'));
        return slash > 0 && named ? key.substring(slash + 1) : key;
    }
}
