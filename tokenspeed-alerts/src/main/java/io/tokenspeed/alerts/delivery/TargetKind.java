package io.tokenspeed.alerts.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which an alert reaches somebody. */
public enum TargetKind {
    /** A line in the program's log. */
    LOG,
    /** The list of events and the banner of the website, which read the stored events. */
    WEBSITE,
    /** A notification of the desktop that the user is logged in to. */
    DESKTOP,
    /** A message to a chat room by an incoming webhook in the format of Slack, which Mattermost and others take. */
    SLACK,
    /** A signed request as Standard Webhooks 1.0.0 describes it. */
    WEBHOOK;

    /** Returns the kind in the form that files and answers use, for example {@code webhook}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind with this text. */
    public static Optional<TargetKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /** Returns whether a target of this kind has an address that the user gives. */
    public boolean hasUrl() {
        return this == SLACK || this == WEBHOOK;
    }
}
