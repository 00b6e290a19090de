package io.tokenspeed.agent.top;

import io.tokenspeed.agent.terminal.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays one frame of the live view out: no line is wider and no frame higher than the terminal. */
final class TopFrame {
    private static final int LEAST_ROWS = 3;
    private static final String KEYS = "q quit · p pause · s sort · d period · ↑↓ scroll · ? help";
    private static final List<String> HELP = List.of(
            "q          end",
            "p, space   pause, and go on",
            "s          order by tokens, cost, speed or requests",
            "d          the last hour, today or the last 7 days",
            "arrows     scroll the models; page up and down, home and end do, too",
            "?          this help, and back");

    private final TopLook look;
    private final int height;

    /** @param height the lines of the terminal */
    TopFrame(TopLook look, int height) {
        this.look = look;
        this.height = height;
    }

    /**
     * The largest number of models that can be above the first one that is shown.
     *
     * @param facts what was read
     */
    int lastScroll(TopFacts facts, TopState state) {
        return Math.max(0, facts.period().rows().size() - shown(facts, state));
    }

    /**
     * The lines of a live frame.
     *
     * @param problem why the facts are not of now; null where they are
     */
    List<String> lines(TopFacts facts, TopState state, @Nullable String problem) {
        List<String> lines = new ArrayList<>(new TopHeader(look).lines(facts, state));
        lines.add("");
        if (state.help()) {
            HELP.forEach(line -> lines.add(Text.shorten(line, look.width())));
        } else {
            int first = Math.min(state.scroll(), lastScroll(facts, state));
            lines.addAll(models(facts, state, first, shown(facts, state)));
            addLatest(lines, facts);
        }
        List<String> fitting = new ArrayList<>(lines.subList(0, Math.min(lines.size(), Math.max(0, height - 1))));
        fitting.add(footer(problem));
        return fitting;
    }

    private String footer(@Nullable String problem) {
        return problem == null
                ? look.paint().faint(Text.shorten(KEYS, look.width()))
                : look.paint().warning(Text.shorten(Text.clean(problem), look.width()));
    }

    /** As many of the latest attempts as there is room for. */
    private void addLatest(List<String> lines, TopFacts facts) {
        int room = height - 1 - lines.size() - 2;
        if (room > 0 && !facts.latest().isEmpty()) {
            lines.add("");
            lines.addAll(latest(facts, room));
        }
    }

    /** The lines of a single frame, which may be as high as it needs. */
    static List<String> once(TopFacts facts, TopLook look, int latest) {
        TopFrame frame = new TopFrame(look, Integer.MAX_VALUE);
        List<String> lines = new ArrayList<>(new TopHeader(look).lines(facts, TopState.START));
        lines.add("");
        lines.addAll(
                frame.models(facts, TopState.START, 0, facts.period().rows().size()));
        if (!facts.latest().isEmpty()) {
            lines.add("");
            lines.addAll(frame.latest(facts, latest));
        }
        return lines;
    }

    private List<String> models(TopFacts facts, TopState state, int first, int shown) {
        return facts.period().all().totals().attempts() == 0
                ? List.of("No requests " + state.period().when() + ".")
                : new ModelTable(look).lines(facts, state.sort(), first, shown);
    }

    private List<String> latest(TopFacts facts, int most) {
        return new LatestRequests(look)
                .lines(
                        facts.latest().subList(0, Math.min(most, facts.latest().size())),
                        LocalDate.ofInstant(facts.at(), look.zone()));
    }

    /** The models get what they need, at most half of what is left below the header. */
    private int shown(TopFacts facts, TopState state) {
        int rows = facts.period().rows().size();
        int left = height - new TopHeader(look).lines(facts, state).size() - 2;
        int most = Math.max(LEAST_ROWS, left / 2 - ModelTable.linesAround(rows, 0));
        // A single remaining row is shown itself instead of a row that says "1 more".
        return rows <= most + 1 ? rows : most;
    }
}
