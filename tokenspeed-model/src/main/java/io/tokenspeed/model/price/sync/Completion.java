package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.RateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a newer price only states more than an earlier one. */
final class Completion {
    private Completion() {}

    /** Returns whether the later one has every rate of the earlier one as it was. */
    static boolean of(PriceSchedule earlier, PriceSchedule later) {
        Map<String, List<String>> before = sets(earlier);
        Map<String, List<String>> after = sets(later);
        return earlier.tierRule() == later.tierRule()
                && before.entrySet().stream()
                        .allMatch(set -> covers(set.getValue(), after.getOrDefault(set.getKey(), List.of())))
                && before.keySet()
                        .containsAll(after.keySet().stream()
                                .filter(name -> !name.startsWith("+"))
                                .toList());
    }

    private static boolean covers(List<String> before, List<String> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).isEmpty() && !before.get(i).equals(after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, List<String>> sets(PriceSchedule schedule) {
        Map<String, List<String>> sets = new TreeMap<>();
        for (String set : RateText.of(schedule).split(" ", -1)) {
            int equals = set.indexOf('=');
            sets.put(
                    set.substring(0, equals),
                    new ArrayList<>(List.of(set.substring(equals + 1).split(",", -1))));
        }
        return sets;
    }
}
