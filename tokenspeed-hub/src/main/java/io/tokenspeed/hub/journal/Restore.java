package io.tokenspeed.hub.journal;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.wire.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the database with the journal at the start. A database that lacks the journal's latest mark was restored
 * from a backup: then a new epoch begins, and devices send again the usage that the backup cannot have. In any case,
 * devices that the journal names as revoked or erased become so again.
 */
public final class Restore {
    private static final String MARK = "journal.mark";
    private static final int PAGE = 200;

    private final AdminStorage storage;
    private final Journal journal;

    public Restore(AdminStorage storage, Journal journal) {
        this.storage = storage;
        this.journal = journal;
    }

    /**
     * Applies the journal to the database at {@code now}, in seconds since the epoch. Returns whether the database had
     * been restored from a backup.
     */
    public boolean apply(long now) {
        List<Entry> entries = journal.entries();
        AuditContext act = new AuditContext("system", "", now);
        long journalMark = lastMark(entries);
        AuditEntry known = journalMark == 0 ? null : databaseMark();
        boolean behind = journalMark > (known == null ? 0 : number(known));
        Map<String, String> last = new HashMap<>();
        entries.forEach(entry -> last.put(entry.device(), entry.type()));
        for (Device device : storage.devices().list()) {
            replay(device, last.getOrDefault(Sha256.hex(device.deviceId()), ""), behind, act);
        }
        if (behind) {
            storage.beginEpoch(known == null ? entries.get(0).at() : known.act().at(), act);
        }
        return behind;
    }

    private static long lastMark(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.type().equals(Entry.MARK))
                .mapToLong(Entry::seq)
                .max()
                .orElse(0);
    }

    private static long number(AuditEntry mark) {
        return Long.parseLong(mark.detail());
    }

    private @Nullable AuditEntry databaseMark() {
        long before = Long.MAX_VALUE;
        List<AuditEntry> page;
        do {
            page = storage.audit().latest(before, PAGE);
            for (AuditEntry entry : page) {
                if (entry.action().equals(MARK) && entry.target().equals(journal.id())) {
                    return entry;
                }
                before = entry.id();
            }
        } while (page.size() == PAGE);
        return null;
    }

    private void replay(Device device, String type, boolean behind, AuditContext act) {
        String id = device.deviceId();
        DeviceStatus status = device.status();
        if (type.equals(Entry.ERASE)) {
            storage.devices().erase(id, act);
        } else if (type.equals(Entry.REVOKE) && status != DeviceStatus.REVOKED) {
            storage.devices().move(id, List.of(status), DeviceStatus.REVOKED, "revoke", act);
        } else if (type.equals(Entry.RESTORE) && behind && status == DeviceStatus.REVOKED) {
            storage.devices().move(id, List.of(status), DeviceStatus.ACTIVE, "restore", act);
        }
    }

    /** Records in the database and then in the journal that time went on. */
    public void mark(long now) {
        AuditContext act = new AuditContext("system", "", now);
        journal.mark(now, seq -> storage.audit().note(act, MARK, journal.id(), Long.toString(seq)));
    }
}
