package io.tokenspeed.agent.alert.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.dashboard.alert.AlertJson;
import io.tokenspeed.dashboard.alert.RuleBody;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.file.IoFailure;
import io.tokenspeed.server.problem.BadQueryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes all rules as JSON, and reads such a file: all of it, or nothing where one rule is wrong. */
public final class RuleFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AlertControl control;
    private final AlertOutput output;

    public RuleFile(AlertControl control, AlertOutput output) {
        this.control = control;
        this.output = output;
    }

    /** Prints all rules. Targets are named; their addresses and secrets are in another file and stay there. */
    public int export() {
        List<Row> rules = control.rules().stream().map(AlertJson::fields).toList();
        output.print(new Row().with("schemaVersion", 1).with("rules", rules));
        return 0;
    }

    /** Stores the rules of a file in place of those with their ids. */
    public int read(Path file) {
        List<AlertRule> rules = rules(text(file));
        rules.forEach(control::save);
        if (output.json()) {
            return export();
        }
        output.say(rules.size() + (rules.size() == 1 ? " rule was" : " rules were") + " read.");
        return 0;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UsageException("The file " + file + " cannot be read: " + IoFailure.reason(unreadable) + ".");
        }
    }

    private static List<AlertRule> rules(String text) {
        try {
            List<AlertRule> rules = new ArrayList<>();
            JsonNode list = JSON.readTree(text).path("rules");
            if (!list.isArray()) {
                throw new UsageException("The file must hold what \"tokenspeed alerts export\" writes.");
            }
            for (JsonNode rule : list) {
                rules.add(rule(rule));
            }
            return rules;
        } catch (JsonProcessingException noJson) {
            throw new UsageException("The file must hold what \"tokenspeed alerts export\" writes.");
        }
    }

    private static AlertRule rule(JsonNode json) {
        try {
            return RuleBody.rule(json);
        } catch (BadQueryException wrong) {
            throw new UsageException(
                    "Nothing was read: in the rule \"" + json.path("id").asText() + "\", " + wrong.getMessage());
        }
    }
}
