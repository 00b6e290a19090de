package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the price of a logged model: first a user's price by the name alone, then the provider's price in the book by
 * the same name, then what the user's alias names, then the provider's price by every rule, then the price of the
 * model's maker. A model on the user's own machine has only a user's price.
 */
public final class PriceMatcher {
    private final PriceTable overrides;
    private final PriceTable book;
    private final List<PriceAlias> aliases;

    public PriceMatcher(PriceTable overrides, PriceTable book, List<PriceAlias> aliases) {
        this.overrides = overrides;
        this.book = book;
        this.aliases = List.copyOf(aliases);
    }

    /**
     * Returns the models that match the name, best first; the first one with a price at the time of the request counts.
     */
    public List<PriceCandidate> candidates(@Nullable String provider, String model) {
        String name = ModelName.clean(model);
        String owner = provider == null ? Providers.toldBy(name) : provider;
        List<PriceCandidate> found = new ArrayList<>();
        for (String overriding : overridingProviders(owner)) {
            NameMatch.literal(overrides.of(overriding), name)
                    .ifPresent(match -> found.add(PriceCandidate.of(match).because("It is your own price.")));
        }
        Optional<PriceCandidate> hosted = ModelName.isOpaque(name) ? Optional.empty() : hosted(owner, name);
        if (!aliases.isEmpty() && (hosted.isEmpty() || !hosted.get().isExactAt(owner))) {
            found.addAll(aliased(owner, name));
        }
        hosted.ifPresent(found::add);
        return found;
    }

    /** A model on the user's own machine may be another name of a model that the user priced, and of no other. */
    private List<PriceCandidate> aliased(@Nullable String provider, String name) {
        boolean local = provider != null && Providers.isLocal(provider);
        List<PriceCandidate> found = new ArrayList<>();
        for (PriceAlias alias : aliases) {
            if (alias.logged().equals(name)) {
                overridingProviders(alias.provider()).stream()
                        .flatMap(owner -> NameMatch.literal(overrides.of(owner), alias.model()).stream())
                        .findFirst()
                        .or(() -> local ? Optional.empty() : inBook(alias))
                        .ifPresent(match -> found.add(PriceCandidate.of(match).by(alias)));
            }
        }
        return found;
    }

    private Optional<NameMatch> inBook(PriceAlias alias) {
        return Providers.bookNames(alias.provider()).stream()
                .flatMap(owner -> NameMatch.literal(book.of(owner), alias.model()).stream())
                .findFirst();
    }

    private static List<String> overridingProviders(@Nullable String provider) {
        List<String> owners =
                new ArrayList<>(provider == null ? Providers.makers(null) : Providers.bookNames(provider));
        owners.add(PriceRow.ANY_PROVIDER);
        return owners;
    }

    private Optional<PriceCandidate> hosted(@Nullable String provider, String name) {
        if (provider == null) {
            return withoutProvider(name);
        }
        if (Providers.isLocal(provider)) {
            return Optional.empty();
        }
        return own(provider, name)
                .or(() -> maker(provider, name)
                        .map(found -> found.because("The book has no price of it at " + provider
                                + ", so the price of its maker is used.")));
    }

    private Optional<PriceCandidate> withoutProvider(String name) {
        int slash = name.indexOf('/');
        if (slash > 0) {
            return hosted(name.substring(0, slash), name.substring(slash + 1)).map(PriceCandidate::prefixed);
        }
        return maker(null, name)
                .map(found -> found.because("The log names no provider, so the price of its maker is used."));
    }

    private Optional<PriceCandidate> own(String provider, String name) {
        List<String> names = Providers.bookNames(provider);
        int slash = name.indexOf('/');
        boolean prefixed =
                slash > 0 && Providers.bookNames(name.substring(0, slash)).equals(names);
        return find(names, name)
                .or(() -> prefixed ? find(names, name.substring(slash + 1)) : Optional.empty())
                .or(() -> elsewhere(names, prefixed ? name.substring(slash + 1) : name));
    }

    private Optional<PriceCandidate> elsewhere(List<String> names, String name) {
        String other = ModelName.elsewhere(name);
        return other.equals(name)
                ? Optional.empty()
                : find(names, other)
                        .map(found -> found.because("The book has no price of it in that region,"
                                + " so the price of another region is used."));
    }

    private Optional<PriceCandidate> maker(@Nullable String provider, String name) {
        List<String> makers = Providers.makers(provider);
        int slash = name.indexOf('/');
        if (slash < 0) {
            return find(makers, ModelName.withoutHost(name));
        }
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (ModelName.isOfBedrock(last)) {
            return own("bedrock", last).or(() -> find(makers, ModelName.withoutHost(last)));
        }
        List<String> named = Providers.bookNames(name.substring(0, slash)).stream()
                .filter(makers::contains)
                .toList();
        return find(named, name.substring(slash + 1)).map(PriceCandidate::prefixed);
    }

    private Optional<PriceCandidate> find(List<String> providers, String name) {
        return providers.stream()
                .flatMap(provider -> NameMatch.find(book.of(provider), name).stream())
                .findFirst()
                .map(PriceCandidate::of);
    }
}
