package io.tokenspeed.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final List<Column> COLUMNS = List.of(
            Column.name("Name"),
            Column.name("Path", 4, 18, 40),
            Column.number("First", 3),
            Column.number("Second", 2),
            Column.number("Third", 1),
            Column.number("Last", 0));

    @Test
    void lines_dropTheHighestRankFirst() {
        TextTable table = new TextTable(List.of(Column.name("N"), Column.number("A", 1), Column.number("B", 2)));
        table.add(TextTable.Style.PLAIN, List.of(Cell.text("x"), Cell.number(1), Cell.number(2)));

        assertThat(table.lines(7, Paint.OFF)).containsExactly("N  A  B", "x  1  2");
        assertThat(table.lines(6, Paint.OFF)).containsExactly("N  A", "x  1");
        assertThat(table.lines(3, Paint.OFF)).containsExactly("N", "x");
    }

    @Test
    void lines_getCompactBeforeColumnsLeave() {
        TextTable table = new TextTable(List.of(Column.name("N"), Column.number("A", 1)));
        table.add(TextTable.Style.PLAIN, List.of(Cell.text("x"), Cell.number(1_234_567)));

        assertThat(table.lines(12, Paint.OFF)).last().isEqualTo("x  1,234,567");
        assertThat(table.lines(11, Paint.OFF)).last().isEqualTo("x  1.23M");
    }

    @Test
    void headers_areWholeWhereThereIsRoom() {
        TextTable table = new TextTable(List.of(Column.name("N"), Column.number("Cache write", "CacheWr", 0)));
        table.add(TextTable.Style.PLAIN, List.of(Cell.text("x"), Cell.number(1)));

        assertThat(table.lines(14, Paint.OFF)).first().isEqualTo("N  Cache write");
        assertThat(table.lines(13, Paint.OFF)).first().isEqualTo("N  CacheWr");
    }

    @Test
    void names_onAWideTerminal_areWholeBeforeOtherColumns() {
        String name = "n".repeat(60);
        TextTable table =
                new TextTable(List.of(Column.name("N"), Column.name("More", 9, 22, 60), Column.number("A", 0)));
        table.add(TextTable.Style.PLAIN, List.of(Cell.text(name), Cell.text("m".repeat(60)), Cell.number(1)));

        assertThat(table.lines(120, Paint.OFF)).last().asString().startsWith(name + "  1");
        assertThat(table.lines(80, Paint.OFF)).last().asString().contains("…", "mmm");
    }

    @Test
    void lines_ruleAboveTotal() {
        TextTable table = new TextTable(List.of(Column.name("N"), Column.number("A", 0)));
        table.add(TextTable.Style.PLAIN, List.of(Cell.text("x"), Cell.number(1)));
        table.add(TextTable.Style.TOTAL, List.of(Cell.text("Total"), Cell.number(1)));

        assertThat(table.lines(80, Paint.OFF)).containsExactly("N      A", "x      1", "────────", "Total  1");
    }

    @Test
    void add_wrongNumberOfCells() {
        TextTable table = new TextTable(COLUMNS);

        assertThatThrownBy(() -> table.add(TextTable.Style.PLAIN, List.of(Cell.EMPTY)))
                .hasMessage("1 cells for 6 columns");
    }

    @Test
    void chart_leavesAfterLongHeadings() {
        TextTable table = new TextTable(
                List.of(Column.name("N"), Column.number("Cache write", "CacheWr", 0)),
                new ChartColumn(width -> "C", 4, 6));
        table.add(TextTable.Style.PLAIN, List.of(Cell.text("x"), Cell.number(1)), "*"::repeat);

        assertThat(table.lines(30, Paint.OFF)).containsExactly("N  Cache write  C", "x            1  ******");
        assertThat(table.lines(20, Paint.OFF)).last().isEqualTo("x            1  ****");
        assertThat(table.lines(19, Paint.OFF)).containsExactly("N  CacheWr  C", "x        1  ******");
        assertThat(table.lines(15, Paint.OFF)).containsExactly("N  Cache write", "x            1");
    }

    @Test
    void chart_inTheTable_hasTheRuleBelowIt() {
        TextTable table = new TextTable(List.of(Column.name("N")), new ChartColumn(width -> "", 2, 4));
        table.add(TextTable.Style.PLAIN, List.of(Cell.text("x")), "*"::repeat);
        table.add(TextTable.Style.TOTAL, List.of(Cell.text("Total")));

        assertThat(table.lines(80, Paint.OFF)).containsExactly("N", "x      ****", "───────────", "Total");
    }

    @Property(tries = 300)
    void lines_withAChart_fitAnyWidth(
            @ForAll @Size(max = 5) List<String> names,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long number,
            @ForAll @IntRange(min = 60, max = 200) int width) {
        TextTable table = new TextTable(COLUMNS, new ChartColumn("h"::repeat, 5, 24));
        for (String name : names) {
            Cell cell = Cell.number(number, true);
            table.add(
                    TextTable.Style.PLAIN,
                    List.of(Cell.text(name), Cell.text(name + name), cell, cell, cell, cell),
                    "*"::repeat);
        }

        assertThat(table.lines(width, Paint.OFF))
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(width));
    }

    @Property(tries = 300)
    void lines_fitEightyColumns(
            @ForAll @Size(max = 5) List<String> names, @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long number) {
        TextTable table = new TextTable(COLUMNS);
        for (String name : names) {
            Cell cell = Cell.number(number, true);
            table.add(TextTable.Style.PLAIN, List.of(Cell.text(name), Cell.text(name + name), cell, cell, cell, cell));
        }

        assertThat(table.lines(80, Paint.OFF))
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(80));
    }
}
