package io.tokenspeed.alerts.delivery;

import java.util.ArrayList;
import java.util.List;

/** Targets in memory. */
final class FakeTargets implements Targets {
    private final List<Target> targets = new ArrayList<>(Target.BUILT_IN);

    FakeTargets add(Target target) {
        targets.add(target);
        return this;
    }

    @Override
    public List<Target> all() {
        return List.copyOf(targets);
    }

    @Override
    public void switchOff(String id) {
        targets.replaceAll(target -> target.id().equals(id) ? target.enabled(false) : target);
    }
}
