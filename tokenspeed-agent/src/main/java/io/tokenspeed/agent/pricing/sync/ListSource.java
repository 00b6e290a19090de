package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the lists of a sync come from. */
interface ListSource {
    /**
     * Puts a list into a file.
     *
     * @param etag of the list that is at hand; null for none
     * @return the list; empty if it is the one at hand
     * @throws IOException if there is no list; says why
     */
    Optional<ListCopy> get(PriceSite site, @Nullable String etag, Path into) throws IOException, InterruptedException;

    /** The addresses of the sources, or those that the environment names instead. */
    static ListSource web(Environment environment, FetchLimits limits) {
        ListFetch fetch = new ListFetch(limits);
        return (site, etag, into) -> {
            String address = environment.variable(site.variable()).orElse(site.address());
            try {
                return fetch.fetch(ListAddress.of(address), etag, into);
            } catch (TooLongException tooLong) {
                throw tooLong;
            } catch (IOException failure) {
                boolean own = environment.variable(site.variable()).isPresent();
                throw new IOException(failure.getMessage() + (own ? " (" + site.variable() + ")" : ""), failure);
            }
        };
    }

    /** A file on this machine. */
    static ListSource file(Path file, FetchLimits limits) {
        return (site, etag, into) -> {
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no file " + file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(ListCopy.write(in, limits.bytes(), null, into));
            }
        };
    }
}
