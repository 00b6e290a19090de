package io.tokenspeed.model.price.match;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of providers, and which of them make models, resell them or run them on the user's machine. */
public final class Providers {
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9*]+");

    /**
     * Maps the names that tools use, without punctuation, to the names in the price book. Other names are the same in
     * both.
     */
    private static final Map<String, List<String>> BOOK_NAMES = Map.ofEntries(
            entry("alibaba", List.of("dashscope")),
            entry("alibabacn", List.of("dashscope")),
            entry("amazonbedrock", List.of("bedrock", "bedrock_mantle")),
            entry("aws", List.of("bedrock", "bedrock_mantle")),
            entry("awsbedrock", List.of("bedrock", "bedrock_mantle")),
            entry("azure", List.of("azure", "azure_ai")),
            entry("azureai", List.of("azure_ai", "azure")),
            entry("azurecognitiveservices", List.of("azure", "azure_ai")),
            entry("azureopenai", List.of("azure", "azure_ai")),
            entry("bedrock", List.of("bedrock", "bedrock_mantle")),
            entry("chatgpt", List.of("openai")),
            entry("cloudflareworkersai", List.of("cloudflare")),
            entry("copilot", List.of("github_copilot")),
            entry("deepseekai", List.of("deepseek")),
            entry("fireworks", List.of("fireworks_ai")),
            entry("githubcopilotenterprise", List.of("github_copilot")),
            entry("google", List.of("gemini")),
            entry("googlevertex", List.of("vertex_ai")),
            entry("googlevertexanthropic", List.of("vertex_ai")),
            entry("minimaxai", List.of("minimax")),
            entry("minimaxcn", List.of("minimax")),
            entry("mistralai", List.of("mistral")),
            entry("moonshotai", List.of("moonshot")),
            entry("moonshotaicn", List.of("moonshot")),
            entry("novitaai", List.of("novita")),
            entry("openaicodex", List.of("openai")),
            entry("qwen", List.of("dashscope")),
            entry("together", List.of("together_ai")),
            entry("vercel", List.of("vercel_ai_gateway")),
            entry("vertex", List.of("vertex_ai")),
            entry("zaicodingplan", List.of("zai")),
            entry("zaiorg", List.of("zai")),
            entry("zhipuai", List.of("zai")),
            entry("zhipuaicodingplan", List.of("zai")));

    /** Offers of makers in one country or as a plan, whose prices differ from those that the book has for the maker. */
    private static final Set<String> SECOND_LISTS =
            Set.of("alibabacn", "minimaxcn", "moonshotaicn", "zaicodingplan", "zhipuai", "zhipuaicodingplan");

    /** Makers that do not publish their models, so the price of the maker is a good estimate for any host. */
    private static final List<String> CLOSED_MAKERS = List.of("anthropic", "openai", "gemini", "xai");

    private static final List<String> MAKERS = List.of(
            "anthropic", "openai", "gemini", "xai", "deepseek", "moonshot", "zai", "minimax", "dashscope", "mistral");

    /** Providers that pass requests on to the makers, at about the makers' prices. */
    private static final Set<String> GATEWAYS = Set.of(
            "cline",
            "cloudflareaigateway",
            "copilot",
            "cursor",
            "githubcopilot",
            "githubcopilotenterprise",
            "helicone",
            "kilo",
            "kilocode",
            "litellm",
            "opencode",
            "opencodego",
            "opencodezen",
            "openrouter",
            "portkey",
            "requesty",
            "vercel",
            "vercelaigateway",
            "zenmux");

    private static final List<String> LOCAL_PARTS = List.of(
            "ollama", "lmstudio", "llamacpp", "llamafile", "vllm", "localai", "localhost", "koboldcpp", "gpt4all");
    private static final Set<String> LOCAL_WORDS = Set.of("local", "lemonade", "mlx", "sglang", "jan", "exo", "127");

    private Providers() {}

    /** Returns the provider's names in the book, best first; never empty. */
    static List<String> bookNames(String provider) {
        String name = squeezed(provider);
        return BOOK_NAMES.getOrDefault(name, List.of(name));
    }

    /** Returns the one name under which the prices of a provider are kept. */
    public static String bookName(String provider) {
        return squeezed(bookNames(provider).get(0));
    }

    /**
     * Returns the name under which the book lists a provider of a price list; empty for one that has another price list
     * than the provider that its requests are priced by.
     */
    public static Optional<String> listedName(String provider) {
        List<String> names = BOOK_NAMES.getOrDefault(squeezed(provider), List.of(provider));
        return SECOND_LISTS.contains(squeezed(provider)) ? Optional.empty() : Optional.of(names.get(0));
    }

    /** Returns the makers whose prices may be used if the provider has no price of its own. */
    static List<String> makers(@Nullable String provider) {
        return provider == null || GATEWAYS.contains(squeezed(provider)) ? MAKERS : CLOSED_MAKERS;
    }

    /** Returns the provider that the form of a cleaned name shows, or null for a form that many providers use. */
    static @Nullable String toldBy(String model) {
        if (ModelName.isOfBedrock(model)) {
            return "bedrock";
        }
        return model.startsWith("claude") && model.indexOf('@') > 0 ? "vertex" : null;
    }

    /** Returns whether a provider runs models on the user's own machine. */
    public static boolean isLocal(String provider) {
        String name = squeezed(provider);
        return LOCAL_PARTS.stream().anyMatch(name::contains)
                || PUNCTUATION.splitAsStream(provider.toLowerCase(Locale.ROOT)).anyMatch(LOCAL_WORDS::contains);
    }

    private static String squeezed(String provider) {
        return PUNCTUATION.matcher(provider.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
