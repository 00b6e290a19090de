package io.tokenspeed.agent.pricing.list;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.agent.pricing.list.OfferBuilder.Dated;
import io.tokenspeed.agent.pricing.list.OfferBuilder.Listed;
import io.tokenspeed.model.price.match.Providers;
import io.tokenspeed.model.price.rate.PriceSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads models.dev's {@code api.json}: an object of providers, each with an object of models. */
final class ModelsDevList {
    private final OfferBuilder offer;

    private ModelsDevList(PriceSource source) {
        this.offer = new OfferBuilder(source);
    }

    static ListedPrices read(JsonParser json, PriceSource source) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("it must be an object of providers");
        }
        ModelsDevList list = new ModelsDevList(source);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String provider = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                list.provider(provider, JsonEntry.read(json));
            } else {
                json.skipChildren();
                list.offer.invalid();
            }
        }
        return list.offer.build();
    }

    private void provider(String name, JsonEntry provider) {
        JsonEntry models = provider.object("models");
        if (models == null || name.isBlank()) {
            offer.invalid();
            return;
        }
        Optional<String> listed = Providers.listedName(name);
        for (String id : models.names()) {
            listed.ifPresent(known -> model(known, id, models.object(id)));
        }
    }

    private void model(String provider, String id, @Nullable JsonEntry model) {
        try {
            if (model == null || id.isBlank()) {
                throw new BadEntryException("a model must be an object");
            }
            JsonEntry cost = model.object("cost");
            if (cost != null) {
                MillionRates.modelsDev(cost)
                        .ifPresent(schedule ->
                                offer.add(new Listed(provider, id, id), List.of(new Dated(schedule, null))));
            } else if (model.has("cost")) {
                throw new BadEntryException("cost must be an object");
            }
        } catch (BadEntryException | IllegalArgumentException wrong) {
            offer.invalid();
        }
    }
}
