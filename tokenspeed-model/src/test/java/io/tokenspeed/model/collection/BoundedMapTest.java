package io.tokenspeed.model.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedMapTest {
    @Test
    void byArrival_forgetsWhatCameFirst() {
        Map<String, Integer> map = BoundedMap.byArrival(2);
        map.put("a", 1);
        map.put("b", 2);
        map.put("a", 3);
        map.put("c", 4);

        assertThat(map).containsExactly(Map.entry("b", 2), Map.entry("c", 4));
    }

    @Test
    void byUse_forgetsWhatWasUnusedForLongest() {
        Map<String, Integer> map = BoundedMap.byUse(2);
        map.put("a", 1);
        map.put("b", 2);
        map.computeIfAbsent("a", absent -> 3);
        map.put("c", 4);

        assertThat(map).containsExactly(Map.entry("a", 1), Map.entry("c", 4));
    }

    @Test
    void byUse_keepsANewcomer_howeverOftenTheOthersWereUsed() {
        Map<Integer, Integer> map = BoundedMap.byUse(100);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 100; i++) {
                map.merge(i, 1, Integer::sum);
            }
        }

        map.put(100, 1);
        for (int i = 1; i < 100; i++) {
            map.merge(i, 1, Integer::sum);
        }

        assertThat(map).containsKey(100).hasSize(100);
    }
}
