package io.tokenspeed.model.price;

import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.match.Providers;
import io.tokenspeed.model.price.rate.PriceRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads the price table that comes with the program. It reads the table at every start, so it uses loops instead of
 * streams, and takes the digest of the table from its head instead of computing it.
 */
final class BundledPrices {
    private static final String RESOURCE = "prices.tsv";
    private static final String DIGEST_LINE = "# sha256 ";
    private static final String DATE_LINE = "# as of ";

    private final Map<String, List<String>> linesByProvider = new HashMap<>();
    private String digest = "";
    private String date = "";

    private BundledPrices(String table) {
        int start = 0;
        for (int end = table.indexOf('\n'); end >= 0; end = table.indexOf('\n', start)) {
            add(table.substring(start, end));
            start = end + 1;
        }
    }

    static PriceTable load() {
        BundledPrices prices = new BundledPrices(text());
        PriceLine parser = new PriceLine(prices.digest);
        Map<String, Supplier<List<PriceRow>>> rows = new HashMap<>();
        prices.linesByProvider.forEach(
                (provider, lines) -> rows.put(Providers.bookName(provider), () -> parser.parseAll(lines)));
        Supplier<List<PriceRow>> none = List::of;
        return new PriceTable(name -> rows.getOrDefault(name, none).get(), PriceLine.date(prices.date));
    }

    /** Returns the names of all providers in the book. */
    static Set<String> providers() {
        return new BundledPrices(text())
                .linesByProvider.keySet().stream().map(Providers::bookName).collect(Collectors.toSet());
    }

    private void add(String line) {
        if (line.startsWith(DIGEST_LINE)) {
            digest = line.substring(line.lastIndexOf(' ') + 1);
        } else if (line.startsWith(DATE_LINE)) {
            date = line.substring(DATE_LINE.length());
        } else if (!line.startsWith("#")) {
            String provider = line.substring(0, line.indexOf('\t'));
            linesByProvider
                    .computeIfAbsent(provider, first -> new ArrayList<>())
                    .add(line);
        }
    }

    private static String text() {
        try (InputStream in = BundledPrices.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its price table " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
