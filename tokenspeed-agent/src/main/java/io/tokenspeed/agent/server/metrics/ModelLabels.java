package io.tokenspeed.agent.server.metrics;

import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.usage.UsageRow;
import java.util.HashMap;
import java.util.Map;

/**
 * The labels of models: the first 64 pairs of provider and model, then {@code other}. Providers have the well-known names
 * of OpenTelemetry's attribute {@code gen_ai.provider.name} where it has one. For use by one thread.
 */
final class ModelLabels {
    private static final int MOST_PAIRS = 64;
    private static final int MOST_NAME = 200;
    private static final Pair OTHER = new Pair("other", "other");

    private final Map<Pair, Pair> pairs = new HashMap<>();

    /**
     * The labels of a model.
     *
     * @param provider the provider
     * @param model the model
     */
    record Pair(String provider, String model) {}

    Pair of(RequestPlace place) {
        String provider = place.provider() == null ? UsageRow.UNKNOWN : place.provider();
        Pair asked = new Pair(provider, place.model());
        Pair known = pairs.get(asked);
        if (known != null) {
            return known;
        }
        if (pairs.size() >= MOST_PAIRS || provider.length() + place.model().length() > MOST_NAME) {
            return OTHER;
        }
        Pair label = new Pair(ProviderNames.wellKnown(provider), place.model());
        pairs.put(asked, label);
        return label;
    }
}
