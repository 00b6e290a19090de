package io.tokenspeed.store.cold;

/**
 * All rows of an hour that a block holds.
 *
 * @param requests rows of {@code requests}
 * @param interactions rows of the table of interactions
 */
public record FrozenHour(FrozenTable requests, FrozenTable interactions) {
    /** The rows of one of the tables. */
    FrozenTable of(ArchivedTable table) {
        return switch (table) {
            case REQUESTS -> requests;
            case INTERACTIONS -> interactions;
        };
    }

    /** How many rows there are in both tables. */
    public int size() {
        return requests.size() + interactions.size();
    }

    /** Whether any text has this character. */
    public boolean hasText(char character) {
        return requests.hasText(character) || interactions.hasText(character);
    }

    /** Whether another hour holds the same rows. */
    public boolean holdsTheSameAs(FrozenHour other) {
        return requests.holdsTheSameAs(other.requests) && interactions.holdsTheSameAs(other.interactions);
    }
}
