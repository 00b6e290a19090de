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
 * A file apart from the database and its backups: who was shut out, let in again or erased, and that time went on. Each
 * entry is on the disk when its method returns. Several processes may write. Devices are named by the digest of their id.
 */
public final class Journal {
    private static final int ID_BYTES = 12;

    private final JournalFile file;
    private final String id;

    /** A journal in a file, which is made when it is missing. */
    public Journal(Path path, long now) {
        this.file = new JournalFile(path);
        this.id = file.locked(open -> {
            if (open.entries().isEmpty()) {
                open.append(new Entry(1, now, Entry.BEGIN, WireFormat.text(new SecureRandom(), ID_BYTES)));
            }
            return open.entries().get(0).device();
        });
    }

    /** Tells this journal from others. */
    String id() {
        return id;
    }

    /** A device is shut out. Gives the entry's number. */
    public long revoke(String deviceId, long at) {
        return append(at, Entry.REVOKE, Sha256.hex(deviceId), seq -> {});
    }

    /** A device was let in again. Gives the entry's number. */
    public long restore(String deviceId, long at) {
        return append(at, Entry.RESTORE, Sha256.hex(deviceId), seq -> {});
    }

    /** A device is erased. Gives the entry's number. */
    public long erase(String deviceId, long at) {
        return append(at, Entry.ERASE, Sha256.hex(deviceId), seq -> {});
    }

    /**
     * Time went on. Gives the entry's number.
     *
     * @param before is told the entry's number before the entry is written
     */
    long mark(long at, LongConsumer before) {
        return append(at, Entry.MARK, "", before);
    }

    /**
     * Takes an entry back, because what it says was not done. The last one is cut off. For one with others behind it the
     * state before it is noted anew, unless something newer is known of its device.
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

    /** Whoever was never shut out was let in. */
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

    /** A journal that was taken away is not begun anew: only the old one knows who was erased. */
    private List<Entry> ours(Open open) throws IOException {
        if (open.entries().isEmpty() || !open.entries().get(0).isOf(id)) {
            throw new IOException("it was deleted or replaced while the hub was running");
        }
        return open.entries();
    }
}
