package io.tokenspeed.alerts.measure;

import java.time.Duration;

/** Sentences that say why there is no data. */
final class Words {
    static final String NO_PRICE = "no request has a known price";

    private Words() {}

    static String fewer(long least, String what, Duration window) {
        return "fewer than " + least + ' ' + what + " in the last " + text(window);
    }

    private static String text(Duration window) {
        long minutes = window.toMinutes();
        return minutes > 0 && minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }
}
