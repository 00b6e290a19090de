package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceRevokedException;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.EnrolResult;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.Heartbeat;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.wire.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices. */
record MemoryDevices(HubRecords records, TokenStorage tokens) implements DeviceTable {
    private static final Comparator<Device> ORDER = Comparator.comparing(
                    (Device device) -> device.status() != DeviceStatus.PENDING)
            .thenComparing(Device::enrolledOn, Comparator.reverseOrder())
            .thenComparing(Device::deviceId);

    @Override
    public EnrolResult enrol(Enrolment enrolment, AuditContext act) {
        synchronized (records) {
            if (erased(enrolment.deviceId())) {
                return EnrolResult.DEVICE_ERASED;
            }
            if (records.devices.containsKey(enrolment.deviceId())) {
                return EnrolResult.DEVICE_EXISTS;
            }
            if (MemoryNonces.used(records, enrolment.nonce())) {
                return EnrolResult.NONCE_REPLAYED;
            }
            Invite invite = MemoryInvites.redeem(records, enrolment.inviteDigest(), act.at());
            if (invite == null) {
                return EnrolResult.INVITE_INVALID;
            }
            return enrol(enrolment, invite, act);
        }
    }

    private EnrolResult enrol(Enrolment enrolment, Invite invite, AuditContext act) {
        DeviceStatus status = invite.terms().requireApproval() ? DeviceStatus.PENDING : DeviceStatus.ACTIVE;
        Device device = new Device(
                enrolment.deviceId(),
                enrolment.scheme(),
                status,
                invite.terms().cohort(),
                enrolment.label().isEmpty() ? invite.terms().label() : enrolment.label(),
                enrolment.fingerprint(),
                DeviceChange.day(act.at()),
                null,
                enrolment.programVersion(),
                null);
        records.devices.put(device.deviceId(), device);
        MemoryKeys.add(
                records, MemoryKeys.in(enrolment.key(), enrolment.key().state(), null, DeviceChange.day(act.at())));
        MemoryNonces.remember(records, enrolment.nonce());
        records.note(act, "device.enrol", device.deviceId(), status.text());
        return invite.terms().requireApproval() ? EnrolResult.PENDING : EnrolResult.ACTIVE;
    }

    @Override
    public Optional<Device> find(String deviceId) {
        synchronized (records) {
            return Optional.ofNullable(records.devices.get(deviceId));
        }
    }

    @Override
    public List<Device> list() {
        synchronized (records) {
            return records.devices.values().stream().sorted(ORDER).toList();
        }
    }

    @Override
    public boolean move(String deviceId, List<DeviceStatus> from, DeviceStatus to, String verb, AuditContext act) {
        synchronized (records) {
            Device device = records.devices.get(deviceId);
            if (device == null || !from.contains(device.status())) {
                return false;
            }
            records.devices.put(deviceId, DeviceChange.status(device, to));
            records.note(act, "device." + verb, deviceId, "");
            return true;
        }
    }

    @Override
    public boolean name(String deviceId, String name, AuditContext act) {
        synchronized (records) {
            Device device = records.devices.get(deviceId);
            if (device == null || device.label().equals(name)) {
                return false;
            }
            records.devices.put(deviceId, DeviceChange.name(device, name));
            records.note(act, "device.name", deviceId, name);
            return true;
        }
    }

    @Override
    public boolean forget(String deviceId, @Nullable NonceUse nonce, AuditContext act) {
        synchronized (records) {
            checkActive(records, deviceId);
            if (MemoryNonces.used(records, nonce) || !erase(deviceId, act)) {
                return false;
            }
            MemoryNonces.remember(records, nonce);
            return true;
        }
    }

    /** Refuses the request of a device that is known but not active. */
    static void checkActive(HubRecords records, String deviceId) {
        Device device = records.devices.get(deviceId);
        if (device != null && device.status() != DeviceStatus.ACTIVE) {
            throw new DeviceRevokedException();
        }
    }

    @Override
    public boolean erase(String deviceId, AuditContext act) {
        synchronized (records) {
            if (!records.devices.containsKey(deviceId)) {
                return false;
            }
            tokens.erase(deviceId);
            records.commit();
            records.devices.remove(deviceId);
            records.keys.removeIf(key -> key.deviceId().equals(deviceId));
            records.receipts.keySet().removeIf(id -> id.deviceId().equals(deviceId));
            MemoryPublishedDays.erase(records, deviceId);
            records.aliases.remove(deviceId);
            records.erased.put(Sha256.hex(deviceId), act.at());
            records.note(act, "device.erase", deviceId, "");
            return true;
        }
    }

    @Override
    public Optional<Long> erasedAt(String deviceId) {
        synchronized (records) {
            return Optional.ofNullable(records.erased.get(Sha256.hex(deviceId)));
        }
    }

    @Override
    public void seen(String deviceId, Heartbeat heartbeat) {
        synchronized (records) {
            checkActive(records, deviceId);
            records.devices.computeIfPresent(
                    deviceId,
                    (id, device) -> DeviceChange.seen(
                            device, heartbeat.at(), heartbeat.programVersion(), heartbeat.queueClass()));
        }
    }
}
