package io.tokenspeed.agent.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.alerts.delivery.Target;
import io.tokenspeed.alerts.delivery.Targets;
import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Keeps the targets that the user added in {@code alert-targets.json} beside the database, which only its owner may
 * read. The database holds no address and no secret, so a copy of it gives none away.
 */
public final class TargetsFile implements Targets {
    private static final String FILE = "alert-targets.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final OwnerFile file;
    private final LockFile lock;

    /** The file beside a database. */
    public TargetsFile(Path database) {
        this.path = database.resolveSibling(FILE);
        this.file = new OwnerFile(path);
        this.lock = new LockFile(database.resolveSibling(FILE + ".lock"));
    }

    /**
     * {@inheritDoc}
     *
     * @throws StorageException if the file cannot be read, in a sentence that shows nothing of what is in it
     */
    @Override
    public List<Target> all() {
        return Stream.concat(Target.BUILT_IN.stream(), added().stream()).toList();
    }

    private List<Target> added() {
        try {
            OwnerFile.closeToOthers(path);
            Optional<String> text = file.read();
            return text.isEmpty() ? List.of() : targets(JSON.readTree(text.get()));
        } catch (JsonProcessingException noJson) {
            throw unreadable("it is not JSON.");
        } catch (IllegalArgumentException wrong) {
            throw unreadable(String.valueOf(wrong.getMessage()));
        } catch (IOException failure) {
            throw new StorageException("Cannot read " + path + ".", failure);
        }
    }

    /** Leaves the cause out, because it may quote the file. */
    private StorageException unreadable(String why) {
        return new StorageException("The file " + path + " cannot be understood: " + why, null);
    }

    private static List<Target> targets(JsonNode json) {
        List<Target> targets = new ArrayList<>();
        for (JsonNode one : json.path("targets")) {
            targets.add(TargetJson.read(one));
        }
        return targets;
    }

    /** Returns the target with this name, built in or added. */
    public Optional<Target> find(String id) {
        return all().stream().filter(target -> target.id().equals(id)).findFirst();
    }

    /** Adds a target, or replaces that with its name. */
    public void put(Target target) {
        change(targets -> Stream.concat(
                        targets.stream().filter(other -> !other.id().equals(target.id())), Stream.of(target))
                .toList());
    }

    /** Removes a target; false where there is none that was added. */
    public boolean remove(String id) {
        boolean known = added().stream().anyMatch(target -> target.id().equals(id));
        change(targets ->
                targets.stream().filter(target -> !target.id().equals(id)).toList());
        return known;
    }

    @Override
    public void switchOff(String id) {
        change(targets -> targets.stream()
                .map(target -> target.id().equals(id) ? target.enabled(false) : target)
                .toList());
    }

    /** Replaces all targets that were added, under a lock, so that no change of another process is lost. */
    public void change(UnaryOperator<List<Target>> change) {
        try {
            lock.whileHeld(locked -> {
                List<Target> before = added();
                List<Target> after = change.apply(before);
                if (!after.equals(before)) {
                    file.write(TargetJson.file(after).toPrettyString() + "\n");
                }
                return after;
            });
        } catch (IOException failure) {
            throw new StorageException("Cannot write " + path + ".", failure);
        }
    }
}
