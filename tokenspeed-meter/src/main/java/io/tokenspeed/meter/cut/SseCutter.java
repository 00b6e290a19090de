package io.tokenspeed.meter.cut;

/**
 * Cuts server-sent events into their data, as in https://html.spec.whatwg.org/multipage/server-sent-events.html. Names
 * and ids of events are left out: the data of all APIs here tell their own type. So is the end mark {@code [DONE]}.
 */
public final class SseCutter implements Cutter {
    private static final byte[] FIELD = {'d', 'a', 't', 'a'};
    private static final int DONE = 6;

    /** Where in its line the next byte is. */
    private enum Place {
        NAME,
        AFTER_COLON,
        VALUE,
        OTHER_FIELD
    }

    private final EventBuffer data = new EventBuffer();
    private final Taker taker;
    private Place place = Place.NAME;
    private int matched;
    private boolean afterReturn;

    public SseCutter(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void read(byte next) {
        if (next == '\n' && afterReturn) {
            afterReturn = false;
            return;
        }
        afterReturn = next == '\r';
        if (next == '\n' || next == '\r') {
            endOfLine();
        } else {
            inLine(next);
        }
    }

    private void inLine(byte next) {
        switch (place) {
            case NAME -> name(next);
            case AFTER_COLON -> {
                place = Place.VALUE;
                if (next != ' ') {
                    data.add(next);
                }
            }
            case VALUE -> data.add(next);
            case OTHER_FIELD -> {}
        }
    }

    private void name(byte next) {
        if (matched < FIELD.length && next == FIELD[matched]) {
            matched++;
        } else if (matched == FIELD.length && next == ':') {
            if (!data.isEmpty()) {
                data.add((byte) '\n');
            }
            place = Place.AFTER_COLON;
        } else {
            matched = -1;
            place = Place.OTHER_FIELD;
        }
    }

    private void endOfLine() {
        boolean blank = place == Place.NAME && matched == 0;
        place = Place.NAME;
        matched = 0;
        if (blank) {
            data.flush(this::unlessDone);
        }
    }

    private void unlessDone(byte[] bytes, int length) {
        if (length != DONE || bytes[0] != '[' || bytes[1] != 'D') {
            taker.take(bytes, length);
        }
    }

    /** Does nothing: what no blank line ends is not an event. */
    @Override
    public void end() {}

    @Override
    public int tooLong() {
        return data.tooLong();
    }
}
