package io.tokenspeed.agent.top;

/**
 * What a person has chosen in the live view.
 *
 * @param period the time that the table is about
 * @param sort what the table is ordered by
 * @param paused whether nothing is read for now
 * @param help whether the keys are shown instead of the table
 * @param scroll how many rows of the table are above the first one that is shown
 * @param ended whether the view is over
 */
record TopState(TopPeriod period, TopSort sort, boolean paused, boolean help, int scroll, boolean ended) {
    /** How it begins. */
    static final TopState START = new TopState(TopPeriod.TODAY, TopSort.TOKENS, false, false, 0, false);

    private static final int PAGE = 10;

    /**
     * The state after a key.
     *
     * @param last the largest number of rows that can be above the first one that is shown
     */
    TopState after(TopKey key, int last) {
        return switch (key) {
            case QUIT -> new TopState(period, sort, paused, help, scroll, true);
            case PAUSE -> new TopState(period, sort, !paused, help, scroll, ended);
            case SORT -> new TopState(period, sort.next(), paused, help, 0, ended);
            case PERIOD -> new TopState(period.next(), sort, paused, help, 0, ended);
            case HELP -> new TopState(period, sort, paused, !help, scroll, ended);
            case UP -> scrolledTo(scroll - 1, last);
            case DOWN -> scrolledTo(scroll + 1, last);
            case PAGE_UP -> scrolledTo(scroll - PAGE, last);
            case PAGE_DOWN -> scrolledTo(scroll + PAGE, last);
            case FIRST -> scrolledTo(0, last);
            case LAST -> scrolledTo(last, last);
        };
    }

    private TopState scrolledTo(int rows, int last) {
        return new TopState(period, sort, paused, help, Math.max(0, Math.min(last, rows)), ended);
    }
}
