package io.tokenspeed.gateway.config;

import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.server.settings.ConfigException;
import io.tokenspeed.server.settings.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which upstreams answer for which models: of the first pattern that fits a model, the upstreams of the request's dialect
 * in the order in which they are tried.
 *
 * @param rules the patterns in their order
 * @param upstreams all upstreams
 */
public record ModelRoutes(List<Rule> rules, List<Upstream> upstreams) {
    public ModelRoutes {
        rules = List.copyOf(rules);
        upstreams = List.copyOf(upstreams);
    }

    /**
     * One pattern.
     *
     * @param glob the pattern as written, in which {@code *} stands for any letters
     * @param pattern the same as a regular expression
     * @param upstreams who answers
     */
    public record Rule(String glob, Pattern pattern, List<Upstream> upstreams) {
        public Rule {
            upstreams = List.copyOf(upstreams);
        }
    }

    static ModelRoutes of(Values values, List<Upstream> upstreams) {
        Map<String, Upstream> byName =
                upstreams.stream().collect(Collectors.toMap(Upstream::name, Function.identity()));
        List<Rule> rules = new ArrayList<>();
        values.entries("models").forEach((glob, names) -> {
            List<Upstream> some = Arrays.stream(names.split(",", -1))
                    .map(String::strip)
                    .map(name -> known(byName, glob, name))
                    .toList();
            rules.add(new Rule(glob, pattern(glob), some));
        });
        return new ModelRoutes(rules, upstreams);
    }

    private static Upstream known(Map<String, Upstream> byName, String glob, String name) {
        Upstream upstream = byName.get(name);
        if (upstream == null) {
            throw new ConfigException("models." + glob + " names the upstream \"" + name + "\"; there are: "
                    + String.join(", ", byName.keySet()) + ".");
        }
        return upstream;
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** Returns who answers requests of a dialect for a model, first choice first; empty for nobody. */
    public List<Upstream> of(ApiDialect dialect, String model) {
        if (rules.isEmpty()) {
            return upstreams.stream()
                    .filter(upstream -> upstream.dialect() == dialect)
                    .limit(1)
                    .toList();
        }
        return rules.stream()
                .filter(rule -> rule.pattern.matcher(model).matches())
                .map(rule -> rule.upstreams.stream()
                        .filter(upstream -> upstream.dialect() == dialect)
                        .toList())
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Returns the upstream with a name. */
    public Optional<Upstream> named(String name) {
        return upstreams.stream()
                .filter(upstream -> upstream.name().equals(name))
                .findFirst();
    }
}
