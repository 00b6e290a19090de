package io.tokenspeed.model.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows and changes the rules, for commands, API and website. Safe for use by several threads. */
public interface AlertControl {
    /** Returns all rules: the defaults as the user changed them, then those that the user added, by id. */
    List<AlertRule> rules();

    /** Returns the states of all series that are evaluated, by rule and key of the series. */
    List<AlertState> states();

    /** Returns the events that opened at or after an instant, newest first, at most {@code limit}. */
    List<AlertEvent> events(Instant since, int limit);

    /** Stores a rule: a new one, or one in place of that with its id. */
    void save(AlertRule rule);

    /** Removes a rule; a default is disabled instead. Returns whether there was one. */
    boolean delete(String ruleId);

    /** Mutes a rule until an instant; null ends a mute. Returns whether there is such a rule. */
    boolean mute(String ruleId, @Nullable Instant until);

    /** Returns what a rule would have done in the last seven days. */
    AlertPreview preview(AlertRule rule);
}
