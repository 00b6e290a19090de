package io.tokenspeed.agent.doctor;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows which agents' logs were found. */
public final class SourcesText {
    private static final double MEGABYTE = 1e6;

    private final Path home;
    private final int width;
    private final Paint paint;

    /**
     * @param home the user's home folder, shown as {@code ~}
     * @param width the columns that lines may fill
     * @param paint colours or none
     */
    public SourcesText(Path home, int width, Paint paint) {
        this.home = home;
        this.width = width;
        this.paint = paint;
    }

    /**
     * The lines.
     *
     * @param all whether the folders of agents that were not found are shown, too
     */
    public List<String> lines(List<FoundSource> sources, boolean all) {
        List<FoundSource> found = sources.stream().filter(FoundSource::found).toList();
        List<FoundSource> missing =
                sources.stream().filter(source -> !source.found()).toList();
        List<String> lines = new ArrayList<>();
        if (!found.isEmpty()) {
            lines.addAll(table(found));
            lines.add("");
        }
        if (!missing.isEmpty()) {
            String names = missing.stream().map(FoundSource::tool).collect(Collectors.joining(", "));
            lines.addAll(Text.wrapBehind(found.isEmpty() ? "No logs found of: " : "Not found: ", names + ".", width));
            lines.addAll(
                    all
                            ? folders(missing)
                            : Text.wrap("\"tokenspeed sources --all\" shows where these were looked for.", width));
        }
        return lines;
    }

    private List<String> table(List<FoundSource> found) {
        TextTable table = new TextTable(List.of(
                Column.name("Agent"),
                Column.number("Files", 0),
                Column.number("MB", 0),
                Column.number("Requests", 0),
                Column.name("Folder", 0, 30, 60)));
        for (FoundSource source : found) {
            List<SearchedFolder> there =
                    source.folders().stream().filter(SearchedFolder::exists).toList();
            table.add(
                    Style.PLAIN,
                    List.of(
                            Cell.text(source.tool()),
                            Cell.number(source.files()),
                            Cell.text(Numbers.speed(source.bytes() / MEGABYTE)),
                            Cell.number(source.requests()),
                            Cell.text(there.isEmpty() ? "gone" : shown(there.get(0)))));
            for (SearchedFolder more : there.subList(Math.min(1, there.size()), there.size())) {
                table.add(Style.SUB, List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.text(shown(more))));
            }
        }
        return table.lines(width, paint);
    }

    private List<String> folders(List<FoundSource> missing) {
        List<String> lines = new ArrayList<>();
        for (FoundSource source : missing) {
            lines.add("");
            lines.add(paint.strong(source.tool()));
            source.folders().forEach(folder -> lines.add(Text.shorten("  " + shown(folder), width)));
        }
        return lines;
    }

    private String shown(SearchedFolder folder) {
        boolean inside = folder.path().startsWith(home);
        return Text.clean(
                inside
                        ? Path.of("~").resolve(home.relativize(folder.path())).toString()
                        : folder.path().toString());
    }
}
