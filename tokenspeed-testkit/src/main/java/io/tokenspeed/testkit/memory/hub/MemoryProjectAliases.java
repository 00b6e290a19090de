package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.ProjectAliasTable;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.ProjectAlias;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of projects by the devices that gave them. */
record MemoryProjectAliases(HubRecords records) implements ProjectAliasTable {
    @Override
    public void replace(String deviceId, List<ProjectAlias> aliases, AuditContext act) {
        synchronized (records) {
            if (!records.devices.containsKey(deviceId)) {
                throw new StorageException("There is no device " + deviceId + ".", null);
            }
            MemoryDevices.checkActive(records, deviceId);
            records.aliases.put(deviceId, List.copyOf(aliases));
            records.note(act, "device.aliases", deviceId, Integer.toString(aliases.size()));
        }
    }

    @Override
    public Map<String, String> names() {
        synchronized (records) {
            Map<String, Set<String>> all = records.aliases.values().stream()
                    .flatMap(Collection::stream)
                    .collect(Collectors.groupingBy(
                            ProjectAlias::projectId, Collectors.mapping(ProjectAlias::name, Collectors.toSet())));
            return all.entrySet().stream()
                    .filter(entry -> entry.getValue().size() == 1)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().iterator().next()));
        }
    }
}
