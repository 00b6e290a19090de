package io.tokenspeed.sources.codex;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the copy of an ancestor's history ends in a rollout and the thread's own turns begin. Codex writes the
 * copy at once when it creates the thread, or keeps the old time stamps; turns older than the thread belong to the
 * copy.
 */
final class CodexReplay {
    private static final Key OPEN = Key.of("open");
    private static final Key CREATED = Key.of("created");
    private static final Key PREVIOUS = Key.of("previous");
    private static final Key PAUSED = Key.of("paused");
    private static final Key OLD_TURN = Key.of("oldTurn");
    private static final Key COPIED = Key.of("copied");
    private static final Key REPLAYED = Key.of("replayed");
    /** In milliseconds. Longer than any pause while a copy is written, and shorter than a model needs for an answer. */
    private static final long PAUSE = 1000;

    private boolean open;
    private long created = -1;
    private long previous = -1;
    /** Whether there was a pause since the thread was created. */
    private boolean paused;
    /** Whether the current turn is known to be older than the thread. */
    private boolean oldTurn;
    /** Whether the rollout holds a copied {@code session_meta}. */
    private boolean copied;
    /** Whether usage was replayed before the first pause. */
    private boolean replayed;

    /** Returns whether the thread's own turns have not begun yet. */
    boolean isOpen() {
        return open;
    }

    /**
     * Takes the rollout's own first record.
     *
     * @param made when the thread was created, in milliseconds since the epoch; null where the record does not say
     * @param descends whether the record names a parent thread
     */
    void begin(@Nullable Long made, boolean descends) {
        open |= descends;
        created = made != null && (created < 0 || made < created) ? made : created;
    }

    /** Returns when the thread was created, in milliseconds since the epoch; negative when unknown. */
    long created() {
        return created;
    }

    /** Notes a copied {@code session_meta} of an ancestor. */
    void copied() {
        open = true;
        copied = true;
    }

    /** Takes the time stamp of each record, in milliseconds since the epoch, before the record is handled. */
    void tick(@Nullable Long time) {
        if (time == null) {
            return;
        }
        if (created < 0) {
            created = time;
        }
        paused |= previous >= 0 && time >= created && time - previous >= PAUSE;
        previous = time;
    }

    /**
     * Notes that a turn begins.
     *
     * @param time the record's time stamp, in milliseconds since the epoch
     * @param started when the turn started, in seconds since the epoch; null where the record does not say
     */
    void turn(@Nullable Long time, @Nullable Long started) {
        if (started != null) {
            oldTurn = started < created / 1000;
            open &= oldTurn;
        } else if (time != null && paused && (copied || replayed)) {
            open = false;
        }
    }

    /**
     * Returns whether the usage of a record was copied from an ancestor.
     *
     * @param time the record's time stamp, in milliseconds since the epoch
     * @param rolloutKnown whether the ancestor's own rollout is there
     * @param ofAncestor whether the ancestor's own rollout holds the same usage
     */
    boolean isReplay(long time, boolean rolloutKnown, BooleanSupplier ofAncestor) {
        if (!open) {
            return false;
        }
        if (time < created || oldTurn) {
            return true;
        }
        if (paused) {
            open = !replayed && rolloutKnown && ofAncestor.getAsBoolean();
        } else {
            open = copied || !rolloutKnown || ofAncestor.getAsBoolean();
            replayed = open;
        }
        return open;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("replay");
        json.writeBooleanField("open", open);
        json.writeNumberField("created", created);
        json.writeNumberField("previous", previous);
        json.writeBooleanField("paused", paused);
        json.writeBooleanField("oldTurn", oldTurn);
        json.writeBooleanField("copied", copied);
        json.writeBooleanField("replayed", replayed);
        json.writeEndObject();
    }

    void read(JsonScanner json) {
        if (!json.tryEnterObject()) {
            return;
        }
        while (json.nextMember()) {
            member(json);
        }
    }

    private void member(JsonScanner json) {
        if (json.at(OPEN)) {
            open = json.bool();
        } else if (json.at(CREATED)) {
            created = json.integer(-1);
        } else if (json.at(PREVIOUS)) {
            previous = json.integer(-1);
        } else if (json.at(PAUSED)) {
            paused = json.bool();
        } else if (json.at(OLD_TURN)) {
            oldTurn = json.bool();
        } else if (json.at(COPIED)) {
            copied = json.bool();
        } else if (json.at(REPLAYED)) {
            replayed = json.bool();
        } else {
            json.skip();
        }
    }
}
