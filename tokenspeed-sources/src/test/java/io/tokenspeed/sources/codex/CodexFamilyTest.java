package io.tokenspeed.sources.codex;

import static io.tokenspeed.sources.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests forked threads: each request counts once, whichever of their rollouts still exist. */
class CodexFamilyTest {
    private static final String A1 = usage(1000, 0, 10, 0);
    private static final String A2 = usage(2000, 900, 20, 0);
    private static final String A12 = usage(3000, 900, 30, 0);
    private static final String B = usage(3500, 2800, 40, 0);
    private static final String A12B = usage(6500, 3700, 70, 0);
    private static final String C = usage(4100, 3300, 80, 0);
    private static final String A12BC = usage(10_600, 7000, 150, 0);
    private static final int GRANDPARENT = 1;
    private static final int PARENT = 2;
    private static final int CHILD = 3;

    @TempDir
    private Path home;

    private Family family;

    @BeforeEach
    void setUp() throws IOException {
        family = new Family(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "132", "213", "231", "312", "321", "13", "31", "23", "32", "12", "21"})
    void import_inEveryOrder_countsEachRequestOnce(String order) throws IOException {
        for (int i = 0; i < order.length(); i++) {
            int thread = order.charAt(i) - '0';
            write(thread, true).read();
        }

        assertThat(family.outputs()).isEqualTo(expected(order));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "132", "213", "231", "312", "321"})
    void import_ofFilesThatAreDeletedOnceRead_countsEachRequestOnce(String order) throws IOException {
        for (int i = 0; i < order.length(); i++) {
            int thread = order.charAt(i) - '0';
            write(thread, false).read().delete(thread);
        }

        assertThat(family.outputs()).containsExactly(10L, 20L, 40L, 80L);
    }

    @Test
    void import_ofHalvesOfFiles_countsEachRequestOnce() throws IOException {
        Map<Integer, Rollout> rollouts = new TreeMap<>(Map.of(1, grandparent(), 2, parent(), 3, child(true)));
        for (int part = 1; part <= 12; part++) {
            for (Map.Entry<Integer, Rollout> rollout : rollouts.entrySet()) {
                Rollout whole = rollout.getValue();
                Files.writeString(family.path(4 - rollout.getKey()), whole.text(Math.min(part, whole.size())));
            }
            family.read();
        }

        assertThat(family.outputs()).containsExactly(10L, 20L, 40L, 80L);
    }

    @Test
    void import_ofForkWithoutItsParent_followsTheCopiedRecordsToItsAncestors() throws IOException {
        write(GRANDPARENT, true);
        write(CHILD, true).read();

        assertThat(family.outputs()).containsExactly(10L, 20L, 40L, 80L);
    }

    @Test
    void import_ofOldCopyThatNamesNoParent_followsTheCopiedRecord() throws IOException {
        write(GRANDPARENT, true);
        Rollout copy = new Rollout()
                .line("40:00.000", "session_meta", "{'id':'" + Rollout.id(2) + "'}")
                .thread(1, "")
                .tokens("00:09.000", A1, A1)
                .tokens("00:19.000", A12, A2)
                .line("40:01.000", "turn_context", "{'model':'gpt-5.5'}")
                .tokens("40:09.000", A12B, B);

        family.write(PARENT, copy).read();

        assertThat(family.outputs()).containsExactly(10L, 20L, 40L);
    }

    @Test
    void import_ofOneForkPerSibling_countsEqualAnswersOfEach() throws IOException {
        write(GRANDPARENT, true);
        for (int sibling = 2; sibling <= 4; sibling++) {
            Rollout fork =
                    forked(sibling).meta(1, "").tokens("00:01.020", A1, A1).tokens("00:01.030", A12, A2);
            family.write(sibling, fork.turn("00:01.040").tokens("00:05.000", A12B, B));
        }
        family.read();

        assertThat(family.outputs()).containsExactly(10L, 20L, 40L, 40L, 40L);
    }

    @Test
    void import_ofSpawnedThreads_countsEqualAnswersOfEach() throws IOException {
        write(GRANDPARENT, true);
        for (int sibling = 2; sibling <= 4; sibling++) {
            family.write(sibling, spawned(sibling).turn("00:01.010").tokens("00:04.000", C, C));
        }
        family.read();

        assertThat(family.outputs()).containsExactly(10L, 20L, 80L, 80L, 80L);
    }

    @Test
    void import_ofForkThatAnswersLikeItsParentWentOn_countsBoth() throws IOException {
        family.write(GRANDPARENT, grandparent().turn("01:00.000").tokens("01:09.000", A12B, B));
        Rollout fork = forked(2).meta(1, "").tokens("00:01.020", A1, A1).tokens("00:01.030", A12, A2);

        family.write(PARENT, fork.turn("00:09.000").tokens("00:15.000", A12B, B))
                .read();

        assertThat(family.outputs()).containsExactly(10L, 20L, 40L, 40L);
    }

    @Test
    void import_ofTurnsThatTellWhenTheyStarted_trustsThemBeforeTheClock() throws IOException {
        write(GRANDPARENT, true);
        Rollout fork = forked(2)
                .meta(1, "")
                .line("00:01.010", "event_msg", "{'type':'task_started','started_at':1000}")
                .tokens("00:05.020", A1, A1)
                .tokens("00:09.030", A12, A2)
                .line("00:09.040", "event_msg", "{'type':'task_started','started_at':1791183609}")
                .tokens("00:09.500", A12B, B);

        family.write(PARENT, fork).read();

        assertThat(family.outputs()).containsExactly(10L, 20L, 40L);
    }

    @Test
    void import_ofForkThatNamesALaterThread_keepsItsOwnTurns() throws IOException {
        family.write(
                        GRANDPARENT,
                        grandparent()
                                .meta(9, ",'forked_from_id':'" + Rollout.id(1) + "'")
                                .tokens("00:30.000", A12B, B))
                .read();

        assertThat(family.outputs()).containsExactly(10L, 20L, 40L);
    }

    /** The child's rollout also has the history of the grandchild, so only requests in no rollout are missing. */
    private static List<Long> expected(String threads) {
        List<Long> outputs = new ArrayList<>(List.of(10L, 20L));
        if (threads.contains("2") || threads.contains("3")) {
            outputs.add(40L);
        }
        if (threads.contains("3")) {
            outputs.add(80L);
        }
        return outputs;
    }

    private Family write(int thread, boolean named) throws IOException {
        return family.write(
                thread,
                switch (thread) {
                    case GRANDPARENT -> grandparent();
                    case PARENT -> parent();
                    default -> child(named);
                });
    }

    private static Rollout grandparent() {
        return new Rollout().thread(1, "").tokens("00:09.000", A1, A1).tokens("00:19.000", A12, A2);
    }

    private static Rollout parent() {
        return forked(2)
                .meta(1, "")
                .tokens("00:01.020", A1, A1)
                .tokens("00:01.030", A12, A2)
                .turn("00:30.000")
                .tokens("00:39.000", A12B, B);
    }

    /** A rollout that names its grandparent only if {@code named}; otherwise only its parent's rollout does. */
    private static Rollout child(boolean named) {
        Rollout child = forked(CHILD).meta(2, named ? ",'forked_from_id':'" + Rollout.id(1) + "'" : "");
        return (named ? child.meta(1, "") : child)
                .tokens("00:01.020", A1, A1)
                .tokens("00:01.030", A12, A2)
                .tokens("00:01.040", A12B, B)
                .turn("01:00.000")
                .tokens("01:09.000", A12BC, C);
    }

    private static Rollout forked(int thread) {
        return new Rollout().thread(thread, ",'forked_from_id':'" + Rollout.id(thread == CHILD ? 2 : 1) + "'");
    }

    private static Rollout spawned(int thread) {
        return new Rollout()
                .thread(
                        thread,
                        ",'source':{'subagent':{'thread_spawn':{'parent_thread_id':'" + Rollout.id(1)
                                + "','depth':1}}}");
    }
}
