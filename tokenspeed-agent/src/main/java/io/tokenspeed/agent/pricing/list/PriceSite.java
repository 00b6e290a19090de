package io.tokenspeed.agent.pricing.list;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.model.price.rate.PriceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sources of price lists, that of the highest rank first. All three publish under the MIT licence. */
public enum PriceSite {
    /** Decides the rates of the models that it lists. */
    LITELLM(
            "litellm",
            "TS_PRICE_LITELLM_URL",
            "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json"),
    /** Tells days, and the prices of models that LiteLLM lacks. */
    GENAI_PRICES(
            "genai-prices",
            "TS_PRICE_GENAI_PRICES_URL",
            "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data.json"),
    /** Tells the prices of models that the others lack. */
    MODELS_DEV("models.dev", "TS_PRICE_MODELS_DEV_URL", "https://models.dev/api.json");

    private static final JsonFactory JSON = new JsonFactory();

    private final String source;
    private final String variable;
    private final String address;

    PriceSite(String source, String variable, String address) {
        this.source = source;
        this.variable = variable;
        this.address = address;
    }

    /** The name of the source. */
    public String source() {
        return source;
    }

    /** The variable that may name another address. */
    public String variable() {
        return variable;
    }

    /** The address of its list. */
    public String address() {
        return address;
    }

    /** Returns the source with a name. */
    public static Optional<PriceSite> named(String source) {
        return Arrays.stream(values())
                .filter(site -> site.source.equals(source))
                .findFirst();
    }

    /** Returns the names of all sources. */
    public static List<String> names() {
        return Arrays.stream(values()).map(PriceSite::source).toList();
    }

    /**
     * Reads a list of this source.
     *
     * @param from the source, with the day and the digest of the list
     * @throws IOException if the file cannot be read or is no list of this source; says why
     */
    public ListedPrices read(Path file, PriceSource from) throws IOException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            return switch (this) {
                case LITELLM -> LiteLlmList.read(json, from);
                case GENAI_PRICES -> GenaiPricesList.read(json, from);
                case MODELS_DEV -> ModelsDevList.read(json, from);
            };
        } catch (JsonProcessingException broken) {
            throw new IOException("it is no complete JSON", broken);
        }
    }
}
