package io.tokenspeed.agent.alert.action;

import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person typed: the id of a rule, and fields with values. */
final class TypedRule {
    private TypedRule() {}

    /**
     * Returns the rule with an id.
     *
     * @throws UsageException if there is none
     */
    static AlertRule find(AlertControl control, String id) {
        List<AlertRule> rules = control.rules();
        List<String> ids = rules.stream().map(AlertRule::id).toList();
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException((id.isEmpty() ? "Which rule? It" : "There is no rule \"" + id + "\"; it")
                                + " must be one of " + String.join(", ", ids) + "." + Nearest.hint(id, ids)));
    }

    /**
     * Returns the fields of texts such as {@code threshold=0.2}.
     *
     * @throws UsageException if one is written differently
     */
    static Map<String, String> fields(List<String> pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                wrong.add(pair);
            } else {
                fields.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        if (!wrong.isEmpty()) {
            throw new UsageException(
                    "Fields are written KEY=VALUE, such as threshold=0.2, not \"" + wrong.get(0) + "\".");
        }
        return fields;
    }
}
