package io.tokenspeed.agent.pricing.sync;

import java.util.StringJoiner;

/** Price lists for tests. */
public final class TestLists {
    private TestLists() {}

    /** A list of LiteLLM with models of OpenAI: name, input and output in dollars per million tokens, and so on. */
    public static String liteLlm(Object... models) {
        StringJoiner entries = new StringJoiner(",\n", "{", "}");
        for (int i = 0; i < models.length; i += 3) {
            entries.add("\"" + models[i] + "\":{\"mode\":\"chat\",\"litellm_provider\":\"openai\","
                    + "\"input_cost_per_token\":" + models[i + 1] + "e-6,\"output_cost_per_token\":" + models[i + 2]
                    + "e-6}");
        }
        return entries.toString();
    }

    /** The same models as genai-prices lists them, from a day on. */
    public static String genai(String from, Object... models) {
        StringJoiner entries = new StringJoiner(",\n", "[{\"id\":\"openai\",\"models\":[", "]}]");
        for (int i = 0; i < models.length; i += 3) {
            entries.add("{\"id\":\"" + models[i] + "\",\"prices\":[{\"constraint\":{\"start_date\":\"" + from
                    + "\"},\"prices\":{\"input_mtok\":" + models[i + 1] + ",\"output_mtok\":" + models[i + 2] + "}}]}");
        }
        return entries.toString();
    }
}
