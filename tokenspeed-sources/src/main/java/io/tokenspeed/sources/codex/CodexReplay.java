package io.tokenspeed.sources.codex;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the copy of an ancestor's history ends in a rollout, and the thread's own turns begin. The copy is written in one
 * go when the thread is made, or keeps its old time stamps, and turns that are older than the thread are not its own.
 */
final class CodexReplay {
    private static final Key OPEN = Key.of("open");
    private static final Key CREATED = Key.of("created");
    private static final Key PREVIOUS = Key.of("previous");
    private static final Key PAUSED = Key.of("paused");
    private static final Key OLD_TURN = Key.of("oldTurn");
    private static final Key COPIED = Key.of("copied");
    private static final Key REPLAYED = Key.of("replayed");
    /** Longer than a copy ever rests, and shorter than a model needs for an answer. */
    private static final long PAUSE = 1000;

    private boolean open;
    private long created = -1;
    private long previous = -1;
    /** Whether time has passed since the thread was made. */
    private boolean paused;
    /** Whether the current turn is known to be older than the thread. */
    private boolean oldTurn;
    /** Whether the rollout holds a copied {@code session_meta}. */
    private boolean copied;
    /** Whether usage was replayed in one go. */
    private boolean replayed;

    /** Whether the thread's own turns have not begun. */
    boolean isOpen() {
        return open;
    }

    /**
     * The rollout's own first record.
     *
     * @param made when the thread was made; null where the record does not tell
     * @param descends whether it names a thread that this one came from
     */
    void begin(@Nullable Long made, boolean descends) {
        open |= descends;
        created = made != null && (created < 0 || made < created) ? made : created;
    }

    /** When the thread was made, in epoch milliseconds; negative where that is not known. */
    long created() {
        return created;
    }

    /** A record of an ancestor was copied. */
    void copied() {
        open = true;
        copied = true;
    }

    /** Comes before each record is looked at. */
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
     * A turn begins.
     *
     * @param started when, in seconds since the epoch; null where the record does not tell
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
     * Whether usage was copied.
     *
     * @param ofAncestor whether the ancestor's own rollout has it; true where that is not known
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
