package io.tokenspeed.agent.pricing.list;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.agent.pricing.list.OfferBuilder.Dated;
import io.tokenspeed.agent.pricing.list.OfferBuilder.Listed;
import io.tokenspeed.model.price.match.Providers;
import io.tokenspeed.model.price.rate.PriceSource;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads genai-prices' {@code prices/new_data/v2/data.json}: an array of providers with their models. Its rules that match
 * names are not evaluated, because a prefix catches newer models. A price by time of day cannot be told apart later, so
 * such a model is left out.
 */
final class GenaiPricesList {
    private final OfferBuilder offer;

    private GenaiPricesList(PriceSource source) {
        this.offer = new OfferBuilder(source);
    }

    static ListedPrices read(JsonParser json, PriceSource source) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw new IOException("it must be an array of providers");
        }
        GenaiPricesList list = new GenaiPricesList(source);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                list.provider(JsonEntry.read(json));
            } else {
                json.skipChildren();
                list.offer.invalid();
            }
        }
        return list.offer.build();
    }

    private void provider(JsonEntry provider) {
        String name = provider.text("id");
        try {
            List<JsonEntry> models = provider.objects("models");
            if (name == null || name.isBlank() || models == null) {
                offer.invalid();
                return;
            }
            Optional<String> listed = Providers.listedName(name);
            for (JsonEntry model : models) {
                listed.ifPresent(known -> model(known, model));
            }
        } catch (BadEntryException wrong) {
            offer.invalid();
        }
    }

    private void model(String provider, JsonEntry model) {
        String id = model.text("id");
        try {
            if (id == null || id.isBlank()) {
                throw new BadEntryException("a model needs an id");
            }
            List<Dated> prices = prices(model, provider + "/" + id);
            if (!prices.isEmpty()) {
                offer.add(new Listed(provider, id, id), prices);
            }
        } catch (BadEntryException | IllegalArgumentException wrong) {
            offer.invalid();
        }
    }

    private List<Dated> prices(JsonEntry model, String name) throws BadEntryException {
        JsonEntry one = model.object("prices");
        if (one != null) {
            return MillionRates.genai(one)
                    .map(schedule -> List.of(new Dated(schedule, null)))
                    .orElse(List.of());
        }
        List<JsonEntry> several = model.objects("prices");
        if (several == null) {
            throw new BadEntryException("a model needs prices");
        }
        return dated(several, name);
    }

    private List<Dated> dated(List<JsonEntry> several, String name) throws BadEntryException {
        List<Dated> dated = new ArrayList<>();
        for (JsonEntry price : several) {
            JsonEntry constraint = price.object("constraint");
            if (constraint != null && !constraint.has("start_date")) {
                offer.leaveOut(name);
                return List.of();
            }
            add(dated, price.object("prices"), constraint == null ? null : day(constraint.text("start_date")));
        }
        dated.sort(Comparator.comparing(Dated::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        return dated;
    }

    private static void add(List<Dated> dated, @Nullable JsonEntry rates, @Nullable LocalDate from)
            throws BadEntryException {
        if (rates == null) {
            throw new BadEntryException("a price needs rates");
        }
        MillionRates.genai(rates).ifPresent(schedule -> dated.add(new Dated(schedule, from)));
    }

    private static LocalDate day(@Nullable String text) throws BadEntryException {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException noDay) {
            throw new BadEntryException("start_date must be a day, not " + text);
        }
    }
}
