package io.tokenspeed.agent.reprice;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.reprice.RepriceMove;
import io.tokenspeed.model.price.reprice.RepricePreview;
import io.tokenspeed.model.price.reprice.RepriceRun;
import io.tokenspeed.model.price.reprice.RepriceSums;
import io.tokenspeed.model.price.reprice.RepriceUndo;
import io.tokenspeed.model.request.Request;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what computing costs anew would change, or changed.
 *
 * @param zone the zone that days are told in
 * @param width columns of the terminal
 */
public record RepriceText(ZoneId zone, int width) {
    private static final List<Column> MOVES = List.of(
            Column.number("Day", 0),
            Column.name("Model"),
            Column.name("Provider", 2, 10, 20),
            Column.number("Before", 0),
            Column.number("After", 0),
            Column.number("Change", 1));

    /** One sentence about a preview, such as a sync of prices ends with. */
    public String sentence(RepricePreview preview) {
        Instant since = preview.since();
        if (since == null) {
            return "Every cost is what it would be computed to now.";
        }
        RepriceSums sums = preview.sums();
        return requests(sums.rows()) + " since " + LocalDate.ofInstant(since, zone) + " would cost "
                + rise(sums.riseNano()) + ".";
    }

    private static String requests(long rows) {
        return Numbers.full(rows) + (rows == 1 ? " request" : " requests");
    }

    private static String rise(long nano) {
        return nano == 0 ? "the same together" : Numbers.dollars(Math.abs(nano)) + (nano > 0 ? " more" : " less");
    }

    /** A preview in full. */
    public List<String> preview(RepricePreview preview, Paint paint) {
        List<String> lines = new ArrayList<>(Text.wrap(sentence(preview), width));
        if (preview.sums().rows() > 0) {
            lines.addAll(Text.wrap(sums(preview), width));
            lines.add("");
            lines.addAll(moves(preview.largest(), paint));
            lines.add("");
            lines.addAll(Text.wrap(
                    "Nothing has changed yet: --apply changes these costs, and \"tokenspeed reprice undo\" takes that"
                            + " back.",
                    width));
        }
        return lines;
    }

    private static String sums(RepricePreview preview) {
        RepriceSums sums = preview.sums();
        String text = Numbers.dollars(sums.afterNano()) + " instead of " + Numbers.dollars(sums.beforeNano()) + ".";
        if (preview.unpriced() > 0) {
            text += " " + Numbers.full(preview.unpriced()) + " of them had no cost so far.";
        }
        if (preview.logged() > 0) {
            text += " " + Numbers.full(preview.logged()) + " of them have a cost in their log, which stays and which"
                    + " totals show unless --mode is calculate.";
        }
        return text;
    }

    private List<String> moves(List<RepriceMove> moves, Paint paint) {
        TextTable table = new TextTable(MOVES);
        for (RepriceMove move : moves) {
            table.add(Style.PLAIN, cells(move));
        }
        return table.lines(width, paint);
    }

    private List<Cell> cells(RepriceMove move) {
        Request request = move.before().request();
        Cost before = move.before().computed();
        String provider = request.place().provider();
        Instant at = Instant.ofEpochMilli(request.timing().instantMillis());
        return List.of(
                Cell.text(LocalDate.ofInstant(at, zone).toString()),
                Cell.text(request.place().model()),
                provider == null ? Cell.UNKNOWN : Cell.text(provider),
                before == null ? Cell.UNKNOWN : Cell.text(Numbers.dollars(before.nanoUsd())),
                Cell.text(Numbers.dollars(move.after().nanoUsd())),
                Cell.text((move.riseNano() < 0 ? "-" : "+") + Numbers.dollars(Math.abs(move.riseNano()))));
    }

    /** What a run changed. */
    public List<String> run(RepriceRun run) {
        RepriceSums sums = run.sums();
        String text = sums.rows() == 0
                ? "Every cost is what it would be computed to now, so nothing changed."
                : "Run " + run.number() + ": " + requests(sums.rows()) + " now cost " + rise(sums.riseNano()) + ", "
                        + Numbers.dollars(sums.afterNano()) + " instead of " + Numbers.dollars(sums.beforeNano())
                        + ". \"tokenspeed reprice undo " + run.number() + "\" takes that back.";
        return Text.wrap(text, width);
    }

    /** What was taken back. */
    public List<String> undo(RepriceUndo undo) {
        String text = "Run " + undo.run().number() + " is taken back: " + requests(undo.restored())
                + (undo.restored() == 1 ? " has its" : " have their") + " former cost again.";
        if (undo.changedSince() > 0) {
            text += " " + requests(undo.changedSince()) + " got another cost since and "
                    + (undo.changedSince() == 1 ? "keeps it." : "keep it.");
        }
        return Text.wrap(text, width);
    }
}
