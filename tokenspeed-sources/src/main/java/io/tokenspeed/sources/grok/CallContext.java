package io.tokenspeed.sources.grok;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.collection.BoundedMap;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier lines of the log of calls say of the sessions and processes that run: lines about calls name neither
 * model nor project. Keeps as many as fit into the state of a cursor.
 */
final class CallContext {
    private static final int MOST = 60;
    private static final int LONGEST = 150;

    private final Map<String, String> sessionModels = BoundedMap.byUse(MOST);
    private final Map<String, String> processModels = BoundedMap.byUse(MOST);
    private final Map<String, String> projects = BoundedMap.byUse(MOST);

    void restore(JsonNode state) {
        restore(state.get("models"), sessionModels);
        restore(state.get("processes"), processModels);
        restore(state.get("projects"), projects);
    }

    private static void restore(@Nullable JsonNode from, Map<String, String> to) {
        if (from != null) {
            from.properties()
                    .forEach(entry -> to.put(entry.getKey(), entry.getValue().asText()));
        }
    }

    void write(JsonGenerator json) throws IOException {
        write(json, "models", sessionModels);
        write(json, "processes", processModels);
        write(json, "projects", projects);
    }

    private static void write(JsonGenerator json, String name, Map<String, String> map) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : map.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    void sessionModel(@Nullable String session, @Nullable String model) {
        put(sessionModels, session, model);
    }

    void processModel(@Nullable String process, @Nullable String model) {
        put(processModels, process, model);
    }

    void project(@Nullable String session, @Nullable String folder) {
        put(projects, session, folder);
    }

    private static void put(Map<String, String> map, @Nullable String key, @Nullable String value) {
        if (key != null && value != null && key.length() <= LONGEST && value.length() <= LONGEST) {
            map.put(key, value);
        }
    }

    /** Forgets a process, because a new one got its number. */
    void started(@Nullable String process) {
        processModels.remove(process);
    }

    /** Returns the model of a call by its session, else by its process; null where neither is known. */
    @Nullable
    String model(String session, @Nullable String process) {
        String model = sessionModels.get(session);
        return model == null ? processModels.get(process) : model;
    }

    @Nullable
    String project(String session) {
        return projects.get(session);
    }
}
