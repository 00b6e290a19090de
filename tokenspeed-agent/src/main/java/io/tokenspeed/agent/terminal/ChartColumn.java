package io.tokenspeed.agent.terminal;

/**
 * The last column of a table, which is only shown where no other column gives anything up for it but a long heading
 * and the length of names.
 *
 * @param header its heading
 * @param least the fewest columns that say anything
 * @param most the most columns that it takes
 */
public record ChartColumn(Chart header, int least, int most) {
    public ChartColumn {
        if (least < 1 || least > most) {
            throw new IllegalArgumentException("a chart cannot be " + least + " to " + most + " columns wide");
        }
    }
}
