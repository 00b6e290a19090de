package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.hub.HubIdentity;
import io.tokenspeed.model.published.PublicCell;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.wire.ProjectAlias;
import io.tokenspeed.model.wire.WireFormat;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Everything that the admin half of a hub holds in memory. Callers hold its monitor to read or change it. */
final class HubRecords {
    final List<AuditEntry> audit = new ArrayList<>();
    final Map<String, Invite> invitesByDigest = new LinkedHashMap<>();
    final Map<String, Device> devices = new HashMap<>();
    final Map<String, Long> erased = new HashMap<>();
    final Map<String, DataKey> dataKeys = new LinkedHashMap<>();
    final List<DeviceKey> keys = new ArrayList<>();
    final Map<NonceId, Long> nonceEnds = new HashMap<>();
    final Set<DeviceKey> retiringNow = new HashSet<>();
    final Map<BudgetId, Long> budgetsFullAt = new HashMap<>();
    final Map<ReceiptId, StoredReceipt> receipts = new HashMap<>();
    final NavigableMap<LocalDate, List<PublicCell>> published = new TreeMap<>();
    final Map<String, List<ProjectAlias>> aliases = new HashMap<>();
    volatile boolean failCommits;
    HubIdentity identity = new HubIdentity("tsh_" + WireFormat.text(new SecureRandom(), 12), "e_1", null);

    record NonceId(String deviceId, String nonce) {}

    record BudgetId(String deviceId, String budget) {}

    record ReceiptId(String deviceId, String payloadDigest) {}

    record StoredReceipt(Receipt receipt, long receivedAt) {}

    /** Ends a change, or fails if a test asked for that. */
    void commit() {
        if (failCommits) {
            throw new StorageException("The connection ended during the commit.", null);
        }
    }

    void note(AuditContext act, String action, String target, String detail) {
        audit.add(new AuditEntry(audit.size() + 1, act, action, target, detail));
    }
}
