package io.tokenspeed.hub.journal;

import io.tokenspeed.hub.journal.JournalFile.Open;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A file apart from the database and its backups, which records the devices that were revoked, restored or erased, and
 * the passing of time. Each entry is on the disk when its method returns. Several processes may write. Devices are
 * named by the digest of their id. Times are in seconds since the epoch.
 */
public final class Journal {
    private static final int ID_BYTES = 12;

    private final JournalFile file;
    private final String id;

    /** Opens the journal in a file, which is made where it is missing. */
    public Journal(Path path, long now) {
        this.file = new JournalFile(path);
        this.id = file.locked(open -> {
            if (open.entries().isEmpty()) {
                open.append(new Entry(1, now, Entry.BEGIN, WireFormat.text(new SecureRandom(), ID_BYTES)));
            }
            return open.entries().get(0).device();
        });
    }

    /** The journal's id, which tells it from other journals. */
    String id() {
        return id;
    }

    /** Records that a device is revoked. Returns the entry's number. */
    public long revoke(String deviceId, long at) {
        return append(at, Entry.REVOKE, Sha256.hex(deviceId), seq -> {});
    }

    /** Records that a device was restored. Returns the entry's number. */
    public long restore(String deviceId, long at) {
        return append(at, Entry.RESTORE, Sha256.hex(deviceId), seq -> {});
    }

    /** Records that a device is erased. Returns the entry's number. */
    public long erase(String deviceId, long at) {
        return append(at, Entry.ERASE, Sha256.hex(deviceId), seq -> {});
    }

    /**
     * Records that time went on. Returns the entry's number.
     *
     * @param before gets the entry's number before the entry is written
     */
    long mark(long at, LongConsumer before) {
        return append(at, Entry.MARK, "", before);
    }

    /**
     * Takes an entry back, because its change was not made. Cuts off the last entry. For an earlier entry, records the
     * state before it anew, unless a newer entry of the same device is there.
     */
    public void withdraw(long seq, long at) {
        file.locked(open -> {
            List<Entry> entries = ours(open);
            if (entries.get(entries.size() - 1).seq() == seq) {
                open.cutLast();
                return true;
            }
            String device = find(entries, seq).device();
            boolean newer = entries.stream().anyMatch(entry -> entry.seq() > seq && entry.isOf(device));
            if (!newer) {
                open.append(new Entry(open.next(), at, stateBefore(entries, seq, device), device));
            }
            return true;
        });
    }

    private static Entry find(List<Entry> entries, long seq) throws IOException {
        return entries.stream()
                .filter(entry -> entry.seq() == seq)
                .findFirst()
                .orElseThrow(() -> new IOException("it lacks an entry that was in it"));
    }

    /** A device without an earlier entry counts as restored. */
    private static String stateBefore(List<Entry> entries, long seq, String device) {
        return entries.stream()
                .filter(entry -> entry.seq() < seq && entry.isOf(device))
                .reduce((earlier, later) -> later)
                .map(Entry::type)
                .orElse(Entry.RESTORE);
    }

    /** All entries. */
    List<Entry> entries() {
        return file.locked(this::ours);
    }

    private long append(long at, String type, String device, LongConsumer before) {
        return file.locked(open -> {
            ours(open);
            long seq = open.next();
            before.accept(seq);
            open.append(new Entry(seq, at, type, device));
            return seq;
        });
    }

    /** Refuses to begin a journal anew that was taken away, because only the old one names the erased devices. */
    private List<Entry> ours(Open open) throws IOException {
        if (open.entries().isEmpty() || !open.entries().get(0).isOf(id)) {
            throw new IOException("it was deleted or replaced while the hub was running");
        }
        return open.entries();
    }
}
