package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.price.match.StoredPrices;

/** The price book of an environment: the user's prices and aliases over those of a database over the bundled ones. */
public final class UserPrices {
    private UserPrices() {}

    /**
     * Reads the user's files, and the database when a price is first asked for.
     *
     * @throws io.tokenspeed.model.storage.StorageException if a file cannot be read or a line is malformed; the message
     *     names line and field
     */
    public static PriceBook book(StoredPrices stored, Environment environment) {
        return own(PriceBook.bundled().over(stored, new PreferenceFile(environment).read()), environment);
    }

    /**
     * Reads the user's files, where there is no database.
     *
     * @throws io.tokenspeed.model.storage.StorageException as above
     */
    public static PriceBook bundled(Environment environment) {
        return own(PriceBook.bundled(), environment);
    }

    private static PriceBook own(PriceBook book, Environment environment) {
        return PriceFile.over(book.withAliases(AliasFile.read(environment)), environment);
    }
}
