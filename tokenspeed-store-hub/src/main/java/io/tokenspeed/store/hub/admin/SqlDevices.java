package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.EnrolResult;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.Heartbeat;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.store.hub.database.Days;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.device.DeviceLock;
import io.tokenspeed.store.hub.ingest.TokenHalf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code device}. */
record SqlDevices(HubDatabase database, TokenHalf tokens) implements DeviceTable {
    @Override
    public EnrolResult enrol(Enrolment enrolment, AuditContext act) {
        return new Enrolments(database).enrol(enrolment, act);
    }

    @Override
    public Optional<Device> find(String deviceId) {
        return database.read(session -> session.handle()
                .createQuery("SELECT * FROM device WHERE device_id = :id")
                .bind("id", deviceId)
                .map((row, context) -> device(row))
                .findOne());
    }

    @Override
    public List<Device> list() {
        return database.read(session -> session.handle()
                .createQuery("""
                        SELECT * FROM device
                        ORDER BY CASE status WHEN 'PENDING' THEN 0 ELSE 1 END, enrolled_on DESC, device_id""")
                .map((row, context) -> device(row))
                .list());
    }

    private static Device device(ResultSet row) throws SQLException {
        String lastSeen = row.getString("last_seen_on");
        return new Device(
                row.getString("device_id"),
                DeviceScheme.valueOf(row.getString("scheme")),
                DeviceStatus.valueOf(row.getString("status")),
                row.getString("cohort"),
                row.getString("label"),
                row.getString("fingerprint"),
                LocalDate.parse(row.getString("enrolled_on")),
                lastSeen == null ? null : LocalDate.parse(lastSeen),
                row.getString("agent_version"),
                row.getString("queue_class"));
    }

    @Override
    public boolean move(String deviceId, List<DeviceStatus> from, DeviceStatus to, String verb, AuditContext act) {
        return database.write(session -> {
            int moved = session.handle()
                    .createUpdate("UPDATE device SET status = :to WHERE device_id = :id AND status IN (<from>)")
                    .bind("to", to.name())
                    .bind("id", deviceId)
                    .bindList("from", from.stream().map(DeviceStatus::name).toList())
                    .execute();
            if (moved == 1) {
                AuditRows.add(session.handle(), act, "device." + verb, deviceId, "");
            }
            return moved == 1;
        });
    }

    @Override
    public boolean name(String deviceId, String name, AuditContext act) {
        return database.write(session -> {
            int named = session.handle()
                    .execute("UPDATE device SET label = ? WHERE device_id = ? AND label <> ?", name, deviceId, name);
            if (named == 1) {
                AuditRows.add(session.handle(), act, "device.name", deviceId, name);
            }
            return named == 1;
        });
    }

    @Override
    public boolean erase(String deviceId, AuditContext act) {
        return new Erasure(database.with(tokens.erasing()), tokens).erase(deviceId, act);
    }

    @Override
    public boolean forget(String deviceId, @Nullable NonceUse nonce, AuditContext act) {
        return new Erasure(database.with(tokens.erasing()), tokens).forget(deviceId, nonce, act);
    }

    @Override
    public Optional<Long> erasedAt(String deviceId) {
        return database.read(session -> DeviceLock.erasedAt(session.handle(), deviceId));
    }

    @Override
    public void seen(String deviceId, Heartbeat heartbeat) {
        database.change(session -> {
            if (DeviceLock.lockActive(session, deviceId).isPresent()) {
                note(session, deviceId, heartbeat);
            }
        });
    }

    private static void note(HubSession session, String deviceId, Heartbeat heartbeat) {
        session.handle()
                .createUpdate("""
                        UPDATE device SET
                          last_seen_on = CASE WHEN last_seen_on > :day THEN last_seen_on ELSE :day END,
                          agent_version = :version, queue_class = :queue,
                          acked_records = :records, acked_requests = :requests
                        WHERE device_id = :id""")
                .bind("day", Days.text(heartbeat.at()))
                .bind("version", heartbeat.programVersion())
                .bind("queue", heartbeat.queueClass())
                .bind("records", heartbeat.ackedRecords())
                .bind("requests", heartbeat.ackedRequests())
                .bind("id", deviceId)
                .execute();
    }
}
